/** Returns an item that must exist. @throws if it does not, which is a bug in the caller. */
export function itemAt<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`a list of ${items.length} items has none at ${index}`);
  return item;
}

/** Returns a value that must exist. @throws if it does not, which is a bug in the caller. */
export function present<T>(value: T): NonNullable<T> {
  if (value === null || value === undefined) throw new TypeError('a value that has to be there is missing');
  return value;
}
