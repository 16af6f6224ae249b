// Put before every program of the corpus. Nothing here uses what is under test: whole numbers of 32 bits only.
const folder = new DataView(new ArrayBuffer(8));

/** A running hash over the bits of numbers, every NaN being the same. */
class Fold {
  a = 0x811c9dc5;
  b = 0x9e3779b9;

  bits(word) {
    this.a = Math.imul(this.a ^ word, 0x01000193);
    this.b = Math.imul((this.b << 5) ^ (this.b >>> 27) ^ word, 0x85ebca6b);
  }

  number(value) {
    if (value !== value) return this.bits(0x7ff80000);
    folder.setFloat64(0, value);
    this.bits(folder.getInt32(0));
    this.bits(folder.getInt32(4));
  }

  text(text) {
    for (let i = 0; i < text.length; i++) this.bits(text.charCodeAt(i));
  }

  toString() {
    return hex(this.a) + hex(this.b);
  }
}

const hex = (word) => (word >>> 0).toString(16).padStart(8, "0");

/** Numbers of every size and kind, the same on every device. */
class Numbers {
  constructor(seed) {
    this.state = seed | 1;
  }

  word() {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state;
  }

  /** Any bits, but for NaN. */
  any() {
    folder.setInt32(0, this.word());
    folder.setInt32(4, this.word());
    const value = folder.getFloat64(0);
    return value === value ? value : 0;
  }

  between(low, high) {
    return low + ((this.word() >>> 0) / 4294967296) * (high - low);
  }

  /** What programs compute with most of the time, and what they meet seldom, by turns. */
  next(i) {
    switch (i & 7) {
      case 0:
        return this.any();
      case 1:
        return this.between(-1, 1);
      case 2:
        return this.between(-1000, 1000);
      case 3:
        return this.word() % 10000;
      case 4:
        return this.between(0, 1e-5);
      case 5:
        return this.between(-750, 750);
      case 6:
        return ((this.word() % 2000) * 3.141592653589793) / 4;
      default:
        return this.between(0, 1e9);
    }
  }
}

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  3,
  1e-310,
  -5e-324,
  2.2250738585072014e-308,
  1e308,
  -1.7976931348623157e308,
  Infinity,
  -Infinity,
  NaN,
  0.1,
  4294967295,
  4294967296,
  9007199254740991,
  9007199254740993,
  1e21,
  123456789.125,
  2147483648,
  -2147483649,
];

/** A line per name. */
const report = (lines) => lines.map(([name, value]) => `${name} ${value}`).join("\n");
/** What it gives, or that it throws and of which kind. */
const attempt = (act) => {
  try {
    return String(act());
  } catch (error) {
    return `throws ${error.constructor.name}`;
  }
};
