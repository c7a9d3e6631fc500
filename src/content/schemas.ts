import { exceptionsSchema } from '../schema/exceptions.ts';
import { glossarySchema } from '../schema/glossary.ts';
import { learningPathSchema } from '../schema/learning-path.ts';
import { resourceSchema } from '../schema/resource.ts';
import { siteSchema } from '../schema/site.ts';
import { topicSchema } from '../schema/topic.ts';

/** Every schema by the name of its JSON Schema file. */
export const schemas = {
  resource: resourceSchema,
  topic: topicSchema,
  'learning-path': learningPathSchema,
  site: siteSchema,
  glossary: glossarySchema,
  exceptions: exceptionsSchema,
};
