/**
 * mersenne: trial factoring of M_p = 2^p − 1.
 *
 * A unit is one exponent p, or {"p": …, "bound": …} to search further or less far. For prime p every factor of M_p has the form q = 2kp + 1 and leaves 1 or 7 when divided by
 * 8, so only such q are tried, in rising order, and q divides M_p when 2^p leaves 1 when divided by q. The smallest
 * factor below the bound (2^34 unless given) is reported, or that there is none; when the search passed the square root of M_p without a
 * factor, M_p is prime. M_p is composite when p is, so such units end at once.
 *
 * All arithmetic is in ordinary numbers. Products of two numbers below 2^50 do not fit in the 53 bits of one, so a
 * product is held as a pair (rounded product, its exact error) by the splitting of Veltkamp and Dekker; addition,
 * subtraction, multiplication, division and Math.floor give the same bits in every engine.
 *
 * A unit returns {"p", "outcome", "factor", "k", "tried"}. The outcome is "factor" (then `factor` and `k` are there), "prime",
 * "none-below-bound" or "composite-exponent"; `tried` counts the candidates for which a power of 2 was computed.
 */
const BOUND = 2 ** 34;
const HIGHEST_BOUND = 2 ** 50;
const SIEVED_AT_ONCE = 32_768;
const SIEVE_PRIMES = primesTo(211).slice(1);
/** Beyond it the square root of M_p is above every bound (2^50), so it is never needed. */
const EXACT_ROOT = 100;
const SPLITTER = 2 ** 27 + 1;

export default function trialFactor(input) {
  const { p, bound = BOUND } = typeof input === "number" ? { p: input } : input;
  if (!Number.isSafeInteger(bound) || bound < 2 || bound > HIGHEST_BOUND) {
    throw new RangeError(`a bound must be a whole number from 2 to 2^50, not ${bound}`);
  }
  if (!Number.isSafeInteger(p) || p < 2 || p >= bound / 2) {
    throw new RangeError(`an exponent must be a whole number from 2 to half of the bound ${bound}, not ${p}`);
  }
  return isPrime(p) ? search(p, bound) : { p, outcome: "composite-exponent", tried: 0 };
}

function search(p, bound) {
  const root = p <= EXACT_ROOT ? Math.floor(Math.sqrt(2 ** p - 1)) : Number.POSITIVE_INFINITY;
  const lastK = Math.floor((Math.min(root, bound - 1) - 1) / (2 * p));
  let tried = 0;
  for (let firstK = 1; firstK <= lastK; firstK += SIEVED_AT_ONCE) {
    const out = sieve(p, firstK);
    const end = Math.min(SIEVED_AT_ONCE, lastK - firstK + 1);
    for (let i = 0; i < end; i++) {
      if (out[i] === 1) continue;
      const k = firstK + i;
      const q = 2 * k * p + 1;
      tried++;
      if (powerOfTwo(p, q) === 1) return { p, outcome: "factor", factor: q, k, tried };
    }
  }
  return { p, outcome: root < bound ? "prime" : "none-below-bound", tried };
}

/**
 * Which k of a run make a hopeless q: 1 where q leaves 3 or 5 when divided by 8, or has a small factor r < q. Such an
 * r would divide M_p together with q, so it has been found before.
 */
function sieve(p, firstK) {
  const out = new Uint8Array(SIEVED_AT_ONCE);
  for (let residue = 0; residue < 4; residue++) {
    const eighth = (2 * ((firstK + residue) % 4) * (p % 4) + 1) % 8;
    if (eighth === 3 || eighth === 5) for (let i = residue; i < SIEVED_AT_ONCE; i += 4) out[i] = 1;
  }
  for (const prime of SIEVE_PRIMES) {
    const step = (2 * (p % prime)) % prime;
    if (step === 0) continue;
    let i = 0;
    let left = ((firstK % prime) * step + 1) % prime;
    for (; left !== 0; i++) left = (left + step) % prime;
    if (2 * (firstK + i) * p + 1 === prime) i += prime;
    for (; i < SIEVED_AT_ONCE; i += prime) out[i] = 1;
  }
  return out;
}

/** What 2^exponent leaves when divided by q, for q below 2^50: the exponent's bits from the highest. */
export function powerOfTwo(exponent, q) {
  let bit = 1;
  while (bit * 2 <= exponent) bit *= 2;
  let rest = exponent - bit;
  let power = 2 % q;
  for (bit /= 2; bit >= 1; bit /= 2) {
    power = squareModulo(power, q);
    if (rest >= bit) {
      rest -= bit;
      power *= 2;
      if (power >= q) power -= q;
    }
  }
  return power;
}

/** a² modulo q, exactly, for 0 <= a < q < 2^50. */
function squareModulo(a, q) {
  const square = a * a;
  const aHigh = high(a);
  const aLow = a - aHigh;
  const squareError = aHigh * aHigh - square + 2 * aHigh * aLow + aLow * aLow;
  const quotient = Math.floor(square / q);
  const product = quotient * q;
  const nHigh = high(quotient);
  const nLow = quotient - nHigh;
  const qHigh = high(q);
  const qLow = q - qHigh;
  const productError = nHigh * qHigh - product + nHigh * qLow + nLow * qHigh + nLow * qLow;
  // The two rounded products are so near each other that their difference is exact; so are the errors and the sum.
  let left = square - product + (squareError - productError);
  while (left < 0) left += q;
  while (left >= q) left -= q;
  return left;
}

/** The upper half of a number's bits (Veltkamp). */
function high(a) {
  const scaled = SPLITTER * a;
  return scaled - (scaled - a);
}

function primesTo(last) {
  return Array.from({ length: last + 1 }, (_, n) => n).filter(isPrime);
}

function isPrime(n) {
  if (n < 4) return n >= 2;
  if (n % 2 === 0) return false;
  for (let divisor = 3; divisor * divisor <= n; divisor += 2) if (n % divisor === 0) return false;
  return true;
}
