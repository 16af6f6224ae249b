/** Chance and time are the unit's own. */
export default (unit) => {
  const fold = new Fold();
  for (let i = 0; i < 100_000; i++) fold.number(Math.random());
  const shuffled = [...Array(50).keys()].sort(() => Math.random() - 0.5);
  return report([
    ["unit", unit],
    ["draws", fold],
    ["next", Math.random()],
    ["shuffled", shuffled],
    ["time", [performance.now(), Date.now(), performance.now()]],
  ]);
};
