/** Arrays of floats as output: their NaNs are made the same on the way. */
export default (unit) => {
  const zero = unit - unit;
  const values = [zero / zero, -(zero / zero), 1.5, 1 / zero, Math.sqrt(-1 - zero)];
  return unit === 0 ? new Float64Array(values) : new Float32Array(values);
};
