/** 2^exponent modulo q by repeated squaring in BigInt. */
export function powerOfTwoBig(exponent: bigint, q: bigint): bigint {
  let power = 1n % q;
  for (const bit of exponent.toString(2)) {
    power = (power * power) % q;
    if (bit === "1") power = (power * 2n) % q;
  }
  return power;
}

/** The smallest divisor of 2^p − 1 above 1 and below `bound`, trying every odd number: nothing is known of its form. */
export function smallestDivisor(p: number, bound: number): number | undefined {
  const exponent = BigInt(p);
  for (let q = 3; q < bound; q += 2) if (powerOfTwoBig(exponent, BigInt(q)) === 1n) return q;
  return undefined;
}
