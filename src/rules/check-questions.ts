import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { SiteData } from '../schema/site.ts';
import { issueAt, unknowns } from './reference-issue.ts';

/** Every question and answer stands once, and answers speak for learning paths that exist. */
export function checkQuestions(
  source: ContentFile,
  questions: NonNullable<SiteData['questions']>,
  paths: Set<string>,
): Issue[] {
  const asked = questions.map(({ ask }) => ask);
  return [
    ...doubledTexts(source, asked, ['questions'], 'ask'),
    ...questions.flatMap(({ ask, answers }, q): Issue[] => {
      const path = ['questions', q, 'answers'];
      const said = answers.map(({ say }) => say);
      return [
        ...(answers.length > 1 && answers.every((answer) => answer.paths.length === 0)
          ? [
              issueAt(
                source,
                path,
                'aimless-question',
                `no answer to "${ask}" leads to a learning path. Add one, or remove the question.`,
              ),
            ]
          : []),
        ...doubledTexts(source, said, path, 'say'),
        ...answers.flatMap((answer, a) =>
          unknowns(source, [...path, a, 'paths'], 'path', answer.paths, paths),
        ),
      ];
    }),
  ];
}

function doubledTexts(
  source: ContentFile,
  texts: string[],
  path: PropertyKey[],
  field: string,
): Issue[] {
  return texts.flatMap((text, i) =>
    texts.indexOf(text) === i
      ? []
      : [
          issueAt(
            source,
            [...path, i, field],
            'doubled-answer',
            `"${text}" appears twice. Remove or reword one of them.`,
          ),
        ],
  );
}
