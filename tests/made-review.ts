import type { Review } from '../src/history/review/review.ts';

/** A review of a change that adds one resource and finds nothing wrong, with what a test needs instead. */
export function createMadeReview(more: Partial<Review> = {}): Review {
  const none = { count: 0, first: [] };
  return {
    version: 1,
    pull: 7,
    issues: none,
    advice: none,
    changes: {
      count: 1,
      first: [
        {
          kind: 'added',
          subject: 'resource',
          id: 'tour',
          title: 'A Tour',
          pieces: [
            'adds ',
            { subject: 'resource', id: 'tour', named: 'A Tour' },
            ' to ',
            { subject: 'topic', id: 'kvm', named: 'KVM' },
            ' › ',
            { foreign: 'Documents' },
          ],
        },
      ],
    },
    links: {
      offline: false,
      count: 1,
      first: [
        {
          url: 'https://tour.example/',
          files: ['content/resources/tour.yaml'],
          isWeb: true,
          judgement: 'passes',
          reason: 'answers',
        },
      ],
    },
    guarded: none,
    cards: ['tour'],
    site: true,
    ...more,
  };
}
