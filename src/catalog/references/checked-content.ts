import type { ContentFile } from '../content-file.ts';
import type { ExceptionData } from '../schema/exceptions.ts';
import type { GlossaryData } from '../schema/glossary.ts';
import type { LearningPathData } from '../schema/learning-path.ts';
import type { ResourceData } from '../schema/resource.ts';
import type { SiteData } from '../schema/site.ts';
import type { TopicData } from '../schema/topic.ts';
import type { Ids } from './ids.ts';

/** A file that holds what its schema wants. */
export interface Checked<T> {
  source: ContentFile;
  data: T;
}

/** Everything that could be read and holds its schema; files with issues of their own are absent. */
export interface CheckedContent {
  resources: Checked<ResourceData>[];
  topics: Checked<TopicData>[];
  paths: Checked<LearningPathData>[];
  site: Checked<SiteData> | undefined;
  glossary: Checked<GlossaryData> | undefined;
  exceptions: Checked<ExceptionData[]> | undefined;
  /** The ids of all files, also of those that have issues: a reference to them is right. */
  ids: { resources: Ids; topics: Ids; paths: Ids };
}
