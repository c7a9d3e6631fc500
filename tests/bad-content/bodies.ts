import { type Case } from './small-content.ts';

/** The cases of texts below the frontmatter. */
export const bodies: Case[] = [
  {
    name: 'names what is wrong with an address that no parser can read',
    change: { 'topics/kvm.mdx': ['/resources/kvm-api/', 'https://docs.example:99999/'] },
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "https://docs.example:99999/" has the port 99999; the highest port is 65535. Copy the whole URL from the address bar.',
    ],
  },
  {
    name: 'names the errors of a body below fields that cannot be read',
    change: {
      'topics/kvm.mdx': [
        /title: KVM([\s\S]*)$/,
        'title: K: VM\nsummary: How Linux runs its guests.\n---\n\nA set {1, 2}.\n',
      ],
    },
    says: [
      'topics/kvm.mdx:2:8  malformed-yaml  the text contains a colon and a space, which start a value. Put the text in quotes: "K: VM".',
      'topics/kvm.mdx:6:7  code-in-body  "{1, 2}" would run as code. Write "\\{1, 2\\}" to show it as text.',
    ],
  },
  {
    name: 'names a link that leads nowhere',
    change: withBody('Begin with [the API](/resources/kvm-apy/).'),
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "/resources/kvm-apy/" does not exist on this site. Did you mean "/resources/kvm-api/"?',
    ],
  },
  {
    name: 'names a link without its last slash',
    change: withBody('Begin with [the API](/resources/kvm-api).'),
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "/resources/kvm-api" does not exist on this site. Did you mean "/resources/kvm-api/"?',
    ],
  },
  {
    name: 'names a fragment that leads nowhere',
    change: withBody('Begin with [the programs](/topics/kvm/#program).'),
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "/topics/kvm/#program" does not exist on this site. Did you mean "/topics/kvm/#programs"?',
    ],
  },
  {
    name: 'names a relative link',
    change: withBody('Begin with [the API](../kvm-api/).'),
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "../kvm-api/" is relative. Start it with "/", as in "/resources/…/", or with https://.',
    ],
  },
  {
    name: 'names a link without scheme',
    change: withBody('Begin with [the API](//docs.example/kvm).'),
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "//docs.example/kvm" starts with two slashes. Write "https:" before them, or use one slash for a page on this site.',
    ],
  },
  {
    name: 'names a definition and an image',
    change: withBody('See [it][1] and ![that](/kvm.png).\n\n[1]: /nowhere/'),
    says: [
      'topics/kvm.mdx:12:17  broken-reference  "/kvm.png" does not exist on this site. Check its spelling.',
      'topics/kvm.mdx:14:1  broken-reference  "/nowhere/" does not exist on this site. Check its spelling.',
    ],
  },
  {
    name: 'names a link in an element',
    change: withBody('Begin with <a href="/nowhere/">the API</a>.'),
    says: [
      'topics/kvm.mdx:12:12  broken-reference  "/nowhere/" does not exist on this site. Check its spelling.',
    ],
  },
  {
    name: 'names schemes, credentials and spaces',
    change: withBody(
      '[a](javascript:alert(1))\n[b](data:text/html,x)\n[c](https://me:secret@docs.example/)\n[d](<https://docs.example/a b>)\n<a href="javascript:alert(1)">e</a>',
    ),
    says: [
      'topics/kvm.mdx:12:1  url-scheme  "javascript:alert(1)" has the scheme "javascript:". Only https:// and http:// are allowed.',
      'topics/kvm.mdx:13:1  url-scheme  "data:text/html,x" has the scheme "data:". Only https:// and http:// are allowed.',
      'topics/kvm.mdx:14:1  url-credentials  "https://me:secret@docs.example/" contains a user name or password. Remove it and the "@".',
      'topics/kvm.mdx:15:1  bad-url  "https://docs.example/a b" contains a space or another character that must be percent-encoded. Copy the URL from the address bar.',
      'topics/kvm.mdx:16:1  url-scheme  "javascript:alert(1)" has the scheme "javascript:". Only https:// and http:// are allowed.',
    ],
  },
  {
    name: 'names a very long address',
    change: withBody('[a](https://docs.example/' + 'x'.repeat(2000) + ')'),
    says: [
      'topics/kvm.mdx:12:1  too-long  "https://docs.example/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is too long for a URL. Shorten it.',
    ],
  },
  {
    name: 'names a hidden character',
    change: withBody('Begin with\nthe \u202eAPI.'),
    says: [
      'topics/kvm.mdx:13:5  hidden-character  "the \\u202eAPI." contains a hidden character. Type the text again without it.',
    ],
  },
  {
    name: 'accepts a tab in code',
    change: withBody('```make\nall:\n\ttrue\n```'),
    says: [],
  },
  {
    name: 'names a tag that is never closed',
    change: withBody('Begin with <b>the API.'),
    says: [
      'topics/kvm.mdx:12:12  mdx-syntax  "<b>" is not closed. Close it, or write "\\<" for plain text.',
    ],
  },
  {
    name: 'names a sign that begins a tag',
    change: withBody('Begin with\nsmall VMs, <5 pages.'),
    says: ['topics/kvm.mdx:13:12  mdx-syntax  "<" starts a tag here. Write "\\<" for plain text.'],
  },
  {
    name: 'names a brace that is never closed',
    change: withBody('Begin with {the API.'),
    says: [
      'topics/kvm.mdx:12:12  mdx-syntax  a "{" is not closed. Close it, or write "\\{" for plain text.',
    ],
  },
  {
    name: 'names braces around plain text',
    change: withBody('Begin with {the API}.'),
    says: [
      'topics/kvm.mdx:12:12  code-in-body  "{the API}" would run as code. Write "\\{the API\\}" to show it as text.',
    ],
  },
  {
    name: 'names all code in a body, not only the first',
    change: withBody(
      'The set {1, 2}. Version {1.10}.\n\nimport duties fell <Placeholder>here</Placeholder>.\n\n<b title={1}>b</b> `{a}`',
    ),
    says: [
      'topics/kvm.mdx:12:9  code-in-body  "{1, 2}" would run as code. Write "\\{1, 2\\}" to show it as text.',
      'topics/kvm.mdx:12:25  code-in-body  "{1.10}" would run as code. Write "\\{1.10\\}" to show it as text.',
      'topics/kvm.mdx:14:1  code-in-body  "import duties fell <Placeholder>here</Placeholder>." would run as code because the paragraph starts with "import". Start it with another word.',
      'topics/kvm.mdx:14:20  code-in-body  "<Placeholder>" is not an HTML element and would run as code. Write "\\<Placeholder>" to show it as text.',
      'topics/kvm.mdx:16:1  code-in-body  the tag "<b>" contains "{", which would run as code. Write values in quotes, or write "\\<" for plain text.',
    ],
  },
  {
    name: 'names elements, attributes and images that act beyond the text',
    change: withBody(
      '<script>a</script>\n\n<b id="main" onclick="a">b</b> ![c](https://docs.example/c.png)',
    ),
    says: [
      'topics/kvm.mdx:12:1  disallowed-markup  "<script>" is not an allowed element. Use Markdown, or write "\\<" for plain text.',
      'topics/kvm.mdx:14:1  disallowed-markup  "<b>" has the attribute "id", which is not allowed. Remove it.',
      'topics/kvm.mdx:14:1  disallowed-markup  "<b>" has the attribute "onclick", which is not allowed. Remove it.',
      'topics/kvm.mdx:14:32  disallowed-markup  the image "https://docs.example/c.png" is not shown, because pages load nothing from other hosts. Link to it instead: [text](url).',
    ],
  },
  {
    name: 'names a body that nests deeper than a page needs',
    change: withBody('> '.repeat(100) + 'a'),
    says: [
      'topics/kvm.mdx:11:1  body-too-complex  the body nests lists, quotes or tags more than 60 levels deep. Simplify it.',
    ],
  },
  {
    name: 'accepts plain HTML, comments and addresses in plain text',
    change: withBody(
      'Press <kbd title="{F1}">F1</kbd>{/* <later> {x} */}, write to me@docs.example, \\{1, 2\\}.',
    ),
    says: [],
  },
  {
    name: 'names a comment of HTML',
    change: withBody('<!-- later -->'),
    says: [
      'topics/kvm.mdx:12:1  mdx-syntax  "<!--" is not a comment in MDX. Write {/* … */} instead.',
    ],
  },
  {
    name: 'names an address in angle brackets',
    change: withBody('<https://docs.example/>'),
    says: [
      'topics/kvm.mdx:12:1  mdx-syntax  a URL in "<…>" is not a link in MDX. Write [text](url).',
    ],
  },
  {
    name: 'accepts links into the site, with query and fragment',
    change: withBody(
      '[a](/), [b](/resources/?kind=tool), [c](/paths/first-guest/#write), [d](/glossary/kvm/), [e](#here), [f](https://docs.example/)',
    ),
    says: [],
  },
  {
    name: 'accepts a link to a section of a file with issues',
    change: { 'topics/kvm.mdx': ['title: Programs', 'title: Pro: grams'] },
    says: [
      'topics/kvm.mdx:8:10  malformed-yaml  the text contains a colon and a space, which start a value. Put the text in quotes: "Pro: grams".',
    ],
  },
  {
    name: 'accepts a link to a term while the glossary has issues',
    change: {
      ...withBody('[a](/glossary/vmx/)'),
      'glossary.yaml': ['definition: The program around a guest.', 'definition: 5'],
    },
    says: [
      'glossary.yaml:9:15  wrong-type  vmm definition is 5, which YAML reads as a number. Write "5", with the quotes.',
    ],
  },
  {
    name: 'names a link to a term where there is no glossary',
    change: { ...withBody('[a](/glossary/vmx/)'), 'glossary.yaml': null },
    says: [
      'topics/kvm.mdx:12:1  broken-reference  "/glossary/vmx/" does not exist on this site. Did you mean "/glossary/"?',
    ],
  },
  {
    name: 'accepts a link to a file with issues',
    change: {
      ...withBody('[a](/resources/kvmtool/)'),
      'resources/kvmtool.yaml': ['kind: tool', 'kind: toool'],
    },
    says: [
      'resources/kvmtool.yaml:4:7  unknown-value  kind "toool" does not exist. Did you mean "tool"?',
    ],
  },
];

function withBody(text: string): Case['change'] {
  return { 'topics/kvm.mdx': ['Begin with [the API](/resources/kvm-api/).', text] };
}
