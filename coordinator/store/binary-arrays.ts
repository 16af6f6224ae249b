/** What PostgreSQL calls an element's type, and the bytes that one takes. */
interface FixedType {
  oid: number;
  bytes: number;
  write: (into: Buffer, value: number, at: number) => void;
}

type Pick<Row, Value> = (row: Row) => Value | null | undefined;

/** Dimensions, whether there are nulls, element type, length, lower bound. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
const TWO_TO_32 = 2 ** 32;

/**
 * Columns of rows as one-dimensional arrays in PostgreSQL's binary format: `pg` sends a Buffer as it is, and neither
 * side has to write or read numbers and bytes as text. An absent value is NULL.
 */
export const int2Array = fixedArray({ oid: 21, bytes: 2, write: (into, value, at) => into.writeInt16BE(value, at) });
export const int4Array = fixedArray({ oid: 23, bytes: 4, write: (into, value, at) => into.writeInt32BE(value, at) });
export const int8Array = fixedArray({ oid: 20, bytes: 8, write: writeInt64 });
export const float4Array = fixedArray({ oid: 700, bytes: 4, write: (into, value, at) => into.writeFloatBE(value, at) });

const boolsAsNumbers = fixedArray({ oid: 16, bytes: 1, write: (into, value, at) => into.writeUInt8(value, at) });
export const boolArray = <Row>(rows: readonly Row[], pick: (row: Row) => boolean): Buffer =>
  boolsAsNumbers(rows, (row) => (pick(row) ? 1 : 0));

export const byteaArray = <Row>(rows: readonly Row[], pick: Pick<Row, Uint8Array>): Buffer =>
  variableArray(17, rows, pick);

/** PostgreSQL's text cannot hold U+0000, which a program may print: it arrives as U+FFFD. */
export const textArray = <Row>(rows: readonly Row[], pick: Pick<Row, string>): Buffer =>
  variableArray(25, rows, (row) => {
    const text = pick(row);
    return text == null ? null : Buffer.from(text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text);
  });

function variableArray<Row>(oid: number, rows: readonly Row[], pick: Pick<Row, Uint8Array>): Buffer {
  let bytes = 0;
  const values = rows.map((row) => {
    const value = pick(row) ?? null;
    bytes += value?.length ?? 0;
    return value;
  });
  const into = allocate(values.length, values.length * LENGTH_BYTES + bytes);
  let at = HEADER_BYTES;
  let nulls = false;
  for (const value of values) {
    nulls ||= value === null;
    at = into.writeInt32BE(value?.length ?? NULL_LENGTH, at);
    if (value === null) continue;
    into.set(value, at);
    at += value.length;
  }
  return finish(into, oid, values.length, nulls, at);
}

function fixedArray({ oid, bytes, write }: FixedType) {
  return <Row>(rows: readonly Row[], pick: Pick<Row, number>): Buffer => {
    const into = allocate(rows.length, rows.length * (LENGTH_BYTES + bytes));
    let at = HEADER_BYTES;
    let nulls = false;
    for (const row of rows) {
      const value = pick(row) ?? null;
      nulls ||= value === null;
      at = into.writeInt32BE(value === null ? NULL_LENGTH : bytes, at);
      if (value === null) continue;
      write(into, value, at);
      at += bytes;
    }
    return finish(into, oid, rows.length, nulls, at);
  };
}

/** Exact for every integer that a number can be, also beyond 2⁵³, where not every integer is one. */
function writeInt64(into: Buffer, value: number, at: number) {
  if (!Number.isInteger(value)) throw new Error(`${value} is not an integer`);
  const high = Math.floor(value / TWO_TO_32);
  into.writeInt32BE(high, at);
  into.writeUInt32BE(value - high * TWO_TO_32, at + 4);
}

const allocate = (length: number, bytes: number) => Buffer.allocUnsafe(length === 0 ? 0 : HEADER_BYTES + bytes);

function finish(into: Buffer, oid: number, length: number, nulls: boolean, end: number): Buffer {
  if (length === 0) return emptyArray(oid);
  into.writeInt32BE(1, 0);
  into.writeInt32BE(nulls ? 1 : 0, 4);
  into.writeInt32BE(oid, 8);
  into.writeInt32BE(length, 12);
  into.writeInt32BE(1, 16);
  return into.subarray(0, end);
}

/** PostgreSQL's empty array has no dimensions. */
function emptyArray(oid: number): Buffer {
  const into = Buffer.alloc(12);
  into.writeInt32BE(oid, 8);
  return into;
}
