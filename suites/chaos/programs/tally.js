// What a group of outputs of the collatz program comes to.
export default (outputs) => ({
  first: outputs[0].n,
  count: outputs.length,
  steps: outputs.reduce((sum, { steps }) => sum + steps, 0),
  letters: outputs.reduce((sum, { text = "" }) => sum + text.length, 0),
});
