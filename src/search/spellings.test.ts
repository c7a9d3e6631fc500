import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchDocument } from './documents.ts';
import { findExtraWords, formatFullTextQuery, findMatchingForms } from './full-text-words.ts';
import { createInstantSearch } from './instant.ts';

/** A text, queries that find it, and near ones that do not. Each holds for a title and for the full text. */
const rows: [text: string, finds: string[], not: string[]][] = [
  ['深入理解虚拟机原理', ['虚拟机', '原理', '理', '机原', '虚拟 原理', '「虚拟机」？'], ['容器', '拟虚']],
  ['KVM虚拟机入门', ['kvm虚拟机', 'KVM 虚拟机', 'ＫＶＭ', '入门'], ['qemu容器']],
  ['仮想マシンのカーネル', ['カーネル', 'ｶｰﾈﾙ', 'かーねる', '仮想マシン', 'ネル'], ['ガード']],
  ['ｶﾞｲﾄﾞﾌﾞｯｸ', ['ガイドブック', 'がいど', 'カ\u3099イト\u3099'], ['カイト']],
  ['가상머신 소개', ['머신', '가상 머신', '가상머신'.normalize('NFD')], ['컨테이너']],
  ['가상 머신의 이해', ['가상머신', '머신', '이해'], []],
  ['คู่มือเครื่องเสมือน', ['เสมือน', 'เครื่อง', 'คู่มือ'], ['ภาษา']],
  ['ຄູ່ມືເຄື່ອງສະເໝືອນ', ['ສະເໝືອນ'], []],
  ['ម៉ាស៊ីននិម្មិត', ['និម្មិត'], []],
  ['ပုံရိပ်ယောင်စက်', ['ယောင်စက်'], []],
  ['مُقَدِّمَة في الآلات', ['مقدمة', 'مقدمه', 'الالات', 'مـقـدمـة'], []],
  ['ماشین‌های مجازی ۱۲', ['ماشينهاي', 'ماشین های', 'مجازي', '12'], ['13']],
  ['מָבוֹא לִמְכוֹנוֹת', ['מבוא', 'למכונות'], []],
  ['Ещё о ядре', ['еще', 'ЕЩЁ'], []],
  ['Εικονικές μηχανές', ['εικονικεσ', 'ΜΗΧΑΝΕΣ', 'μηχανές'], []],
  ['लड़का और मशीन', ['लडका', 'लड़का', 'मशीन'], ['मशन']],
  ['Đà Nẵng', ['da nang', 'đà nẵng', 'Đa Nang'.normalize('NFD')], []],
  ['Łódź', ['lodz', 'łodz'], []],
  ['Jürgen Müller, Straße', ['jurgen', 'juergen', 'mueller', 'muller', 'strasse', 'STRASSE'], []],
  ['Juergen Mueller', ['müller', 'jürgen'], []],
  ['Søren Ærø', ['soren', 'soeren', 'aero'], []],
  ['Işık İstanbul', ['isik', 'ISIK', 'ışık', 'istanbul', 'İSTANBUL'], []],
  ['L’hyperviseur', ['hyperviseur', "l'hyperviseur", 'lhyperviseur'], []],
  ['École naïve', ['ecole', 'naive', 'école'.normalize('NFD')], []],
  ['KVM Forum', ['kvmforum', 'KVM-Forum', 'kvm_forum', 'kvm forum?', '“KVM Forum”'], []],
  ['Kernel Mailing List', ['mailinglist', 'mailing-list', 'kernelmailinglist', 'mailing lists'], []],
  ['RFC 7540', ['RFC7540', 'rfc-7540', 'rfc 75', 'rfc 7540', '7540'], ['rfc 7541', 'RFC7541', 'rfc-7541', '7541', '7504']],
  ['MIT 6.828', ['6.828', '6828'], ['6.829', '6.82.9', '6282']],
  ['Virtio of 2008', ['2008'], ['2009', '2080', '2018']],
  ['microVM', ['micro vm', 'micro-vm', 'microvm', 'microvms'], []],
  ['VT-x', ['vtx', 'vt x', 'VT‑x', 'vt-x'], ['vm-x']],
  ['virtio-net', ['virtionet', 'virtio net', 'VirtIONet', 'virtio_net'], []],
  ['VirtIONet', ['virtio-net', 'virtionet', 'virtio net'], []],
  ['MemoryRegion', ['memory region', 'memoryregion', 'memory-region'], []],
  ['/dev/kvm', ['/dev/kvm', 'dev kvm', 'devkvm', 'kvm'], []],
  ['KVM_RUN', ['kvm_run', 'kvm run', 'kvmrun', 'KVM-RUN'], []],
  ['vmx.c', ['vmx.c', 'vmx'], []],
  ['Linux v5.10', ['5.10', 'v5.10', 'linux 5.1'], ['5.11', 'v5.11']],
  ['I/O', ['io', 'i/o', 'I/O'], []],
  ['C++', ['c++', 'C++'], ['c#']],
  ['C#', ['c#'], ['c++']],
  ['.NET', ['.net', 'net'], []],
  ['x86_64', ['x86-64', 'x86_64', 'x8664', 'x86 64'], ['x86_65']],
]; // oxfmt-ignore

const other: SearchDocument = { type: 'resource', title: 'Unrelated', href: '/other/' };

for (const [text, finds, not] of rows)
  test(`${text} is found by each of its spellings`, () => {
    const { find } = createInstantSearch([{ type: 'resource', title: text, href: '/own/' }, other]);
    const isFound = (query: string) =>
      find(query).hits.some(({ document }) => document.href === '/own/');
    assert.deepEqual(
      finds.filter((query) => !isFound(query)),
      [],
      'not found by',
    );
    assert.deepEqual(not.filter(isFound), [], 'found by');
    // The full text gets the words of the query as the instant index cuts them.
    const isAnswer = (query: string) =>
      findMatchingForms(text, find(query).words) !== undefined || isIndexed(query);
    const isIndexed = (query: string) => {
      const tokens = [...text.toLowerCase().split(/\s+/), ...findExtraWords(text, [text])];
      return formatFullTextQuery(find(query).words)
        .split(' ')
        .every((word) => tokens.some((token) => token.startsWith(word)));
    };
    assert.deepEqual(
      finds.filter((query) => !isAnswer(query)),
      [],
      'not in the full text by',
    );
    assert.deepEqual(
      not.filter((query) => findMatchingForms(text, find(query).words) !== undefined),
      [],
      'in the full text by',
    );
  });
