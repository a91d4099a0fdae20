/** Items that wait, of several owners; each owner in turn gives one, so that who has many holds up nobody else. */
export type FairQueue<T> = {
  size(): number;
  push(owner: string, item: T): void;
  /** The oldest item of the owner whose turn it is. */
  shift(): T | undefined;
  remove(owner: string, item: T): void;
};

export function createFairQueue<T>(): FairQueue<T> {
  // A Map keeps the order in which owners came; whoever was served goes to its end.
  const lines = new Map<string, T[]>();
  let size = 0;
  return {
    size: () => size,
    push(owner, item) {
      size += 1;
      const line = lines.get(owner);
      if (line) line.push(item);
      else lines.set(owner, [item]);
    },
    shift() {
      const [first] = lines;
      if (!first) return undefined;
      const [owner, line] = first;
      lines.delete(owner);
      const item = line.shift();
      if (line.length > 0) lines.set(owner, line);
      size -= 1;
      return item;
    },
    remove(owner, item) {
      const line = lines.get(owner) ?? [];
      const place = line.indexOf(item);
      if (place < 0) return;
      line.splice(place, 1);
      if (line.length === 0) lines.delete(owner);
      size -= 1;
    },
  };
}
