/**
 * A function that works out once what follows from an object alone, and is done with it when nothing else holds the
 * object: content that is read again unchanged is the same object. Nobody may change the object, nor what is returned.
 */
export function onceFor<K extends object, V>(find: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = find(key);
    known.set(key, { value });
    return value;
  };
}
