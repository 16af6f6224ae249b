export default () => {
  const numbers = new Numbers(9);
  const lines = [];
  for (const length of [5, 11, 23, 100, 513, 5_000]) {
    const values = Array.from({ length }, (_, at) => ({ key: numbers.word() % 40, at }));
    let asked = 0;
    const order = new Fold();
    const sorted = [...values].sort((a, b) => {
      asked += 1;
      order.bits(a.at);
      order.bits(b.at);
      return a.key - b.key;
    });
    lines.push(
      [
        `stable ${length}`,
        sorted
          .map(({ at }) => at)
          .join()
          .slice(0, 200),
      ],
      [`asked ${length}`, `${asked} ${order}`],
    );
    // Comparisons that contradict themselves, as in the shuffle that everybody writes once.
    lines.push([
      `unfair ${length}`,
      [...values]
        .sort(() => (numbers.word() & 2) - 1)
        .map(({ at }) => at)
        .join()
        .slice(0, 200),
    ]);
    lines.push([
      `boolean ${length}`,
      [...values]
        .sort((a, b) => a.key > b.key)
        .map(({ at }) => at)
        .join()
        .slice(0, 200),
    ]);
  }
  const floats = Float64Array.from({ length: 2_000 }, (_, i) => numbers.next(i));
  floats.set([NaN, -0, 0, Infinity, -Infinity], 7);
  const fold = new Fold();
  for (const value of floats.slice().sort()) fold.number(value);
  const typed = new Fold();
  for (const value of floats.slice().sort((a, b) => (a % 10) - (b % 10))) typed.number(value);
  const mixed = [undefined, 3, "b", null, , 10, -1, "a", NaN, [2], { a: 1 }, true];
  return report([
    ...lines,
    ["floats", fold],
    ["typed", typed],
    ["mixed", mixed.sort().map(String)],
    ["holes", [3, , 1, undefined].sort((a, b) => a - b).length],
    ["toSorted", attempt(() => [3, 1, 2].toSorted((a, b) => b - a))],
    ["wrong", attempt(() => [2, 1].sort("no"))],
  ]);
};
