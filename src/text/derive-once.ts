/**
 * Derived data, computed once for each source: pages may read it as often as they like, and a build pays once.
 * `compute` must depend on nothing but its source, such as a catalog, and nobody may change what it returns.
 * Returns a function of the same shape; the same source gives the same result. A bundle drops what it does not use.
 */
/* @__NO_SIDE_EFFECTS__ */
export function deriveOnce<Source extends object, Result>(
  compute: (source: Source) => Result,
): (source: Source) => Result {
  const results = new WeakMap<Source, { result: Result }>();
  return (source) => {
    let known = results.get(source);
    if (!known) {
      known = { result: compute(source) };
      results.set(source, known);
    }
    return known.result;
  };
}
