// The path of n to 1; every sixteenth unit also gives a text that is too large to travel with its result.
const LONG = 40_000;

export default (n) => {
  let [at, steps, peak] = [n, 0, n];
  while (at !== 1) {
    at = at % 2 === 0 ? at / 2 : 3 * at + 1;
    peak = Math.max(peak, at);
    steps += 1;
  }
  return n % 16 === 0 ? { n, steps, peak, text: longText(n) } : { n, steps, peak };
};

function longText(n) {
  let state = n >>> 0;
  let text = "";
  while (text.length < LONG) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += state.toString(36);
  }
  return text;
}
