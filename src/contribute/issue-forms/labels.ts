/** The labels by which issues of our forms are known. */
export const formLabels = {
  suggestion: {
    name: 'suggestion',
    color: '0e8a16',
    description: 'A resource that somebody suggests for the catalog',
  },
  brokenLink: {
    name: 'broken-link',
    color: 'b60205',
    description: 'A link of the site that leads nowhere',
  },
  correction: {
    name: 'correction',
    color: 'fbca04',
    description: 'Something on the site that is not right',
  },
} as const;
