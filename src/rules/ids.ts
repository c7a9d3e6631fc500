/** The ids that exist of a kind of thing, and what those are called now that it had before. */
export class Ids extends Set<string> {
  readonly now = new Map<string, string>();

  /** Notes the former ids of a thing. */
  rename(former: string[] | undefined, id: string): void {
    for (const old of former ?? []) this.now.set(old, id);
  }
}
