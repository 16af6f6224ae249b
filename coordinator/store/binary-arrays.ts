/** PostgreSQL's id of an element's type, the element's size, and how to write one. */
interface FixedType {
  oid: number;
  bytes: number;
  write: (into: DataView, value: number, at: number) => void;
}

type Pick<Row, Value> = (row: Row) => Value | null | undefined;

/** Dimensions, whether there are nulls, element type, length, lower bound. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
const TWO_TO_32 = 2 ** 32;
const BYTEA = 17;
const TEXT = 25;
/** Characters below this, except for U+0000, are a single byte each, with the same value. */
const END_OF_ASCII = 0x80;

/**
 * Encodes columns of rows as one-dimensional arrays in PostgreSQL's binary format: `pg` sends a Buffer unchanged, and
 * neither side has to convert numbers and bytes to text. An absent value is NULL. A group has tens of elements for each
 * unit, so nothing is allocated for a single element.
 */
export const int2Array = fixedArray({
  oid: 21,
  bytes: 2,
  write: (into, value, at) => into.setInt16(at, fitting(value, (value << 16) >> 16)),
});
export const int4Array = fixedArray({
  oid: 23,
  bytes: 4,
  write: (into, value, at) => into.setInt32(at, fitting(value, value | 0)),
});
export const int8Array = fixedArray({ oid: 20, bytes: 8, write: writeInt64 });
export const float4Array = fixedArray({ oid: 700, bytes: 4, write: (into, value, at) => into.setFloat32(at, value) });

const boolsAsNumbers = fixedArray({ oid: 16, bytes: 1, write: (into, value, at) => into.setUint8(at, value) });
export const boolArray = <Row>(rows: readonly Row[], pick: (row: Row) => boolean): Buffer =>
  boolsAsNumbers(rows, (row) => (pick(row) ? 1 : 0));

export const byteaArray = <Row>(rows: readonly Row[], pick: Pick<Row, Uint8Array>): Buffer =>
  bytesArray(
    BYTEA,
    rows.map((row) => pick(row) ?? null),
  );

/** PostgreSQL's text cannot store U+0000, which a program may print: it is stored as U+FFFD. */
export function textArray<Row>(rows: readonly Row[], pick: Pick<Row, string>): Buffer {
  const texts = rows.map((row) => pick(row) ?? null);
  return asciiArray(texts) ?? bytesArray(TEXT, texts.map(utf8));
}

const utf8 = (text: string | null) => (text === null ? null : Buffer.from(text.replaceAll("\0", "\uFFFD")));

/** Nearly all columns are our own ASCII names. Undefined if there is any other character. */
function asciiArray(texts: readonly (string | null)[]): Buffer | undefined {
  const into = allocate(texts);
  const view = viewOf(into);
  let at = HEADER_BYTES;
  let nulls = false;
  for (const text of texts) {
    nulls ||= text === null;
    view.setInt32(at, text?.length ?? NULL_LENGTH);
    at += LENGTH_BYTES;
    if (text === null) continue;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0 || code >= END_OF_ASCII) return undefined;
      into[at++] = code;
    }
  }
  return finish(into, TEXT, texts.length, nulls);
}

function bytesArray(oid: number, values: readonly (Uint8Array | null)[]): Buffer {
  const into = allocate(values);
  const view = viewOf(into);
  let at = HEADER_BYTES;
  let nulls = false;
  for (const value of values) {
    nulls ||= value === null;
    view.setInt32(at, value?.length ?? NULL_LENGTH);
    at += LENGTH_BYTES;
    if (value === null) continue;
    into.set(value, at);
    at += value.length;
  }
  return finish(into, oid, values.length, nulls);
}

function fixedArray({ oid, bytes, write }: FixedType) {
  return <Row>(rows: readonly Row[], pick: Pick<Row, number>): Buffer => {
    const into = Buffer.allocUnsafe(HEADER_BYTES + rows.length * (LENGTH_BYTES + bytes));
    const view = viewOf(into);
    let at = HEADER_BYTES;
    let nulls = false;
    for (const row of rows) {
      const value = pick(row) ?? null;
      nulls ||= value === null;
      view.setInt32(at, value === null ? NULL_LENGTH : bytes);
      at += LENGTH_BYTES;
      if (value === null) continue;
      write(view, value, at);
      at += bytes;
    }
    return finish(into.subarray(0, at), oid, rows.length, nulls);
  };
}

/** `asStored`, if it is the same number: a DataView would silently truncate one that does not fit. */
function fitting(value: number, asStored: number): number {
  if (value !== asStored) throw new Error(`${value} does not fit its column`);
  return asStored;
}

/** Exact for every integer that a number can represent, also beyond 2⁵³. */
function writeInt64(into: DataView, value: number, at: number) {
  if (!Number.isInteger(value)) throw new Error(`${value} is not an integer`);
  const high = Math.floor(value / TWO_TO_32);
  into.setInt32(at, fitting(high, high | 0));
  into.setUint32(at + LENGTH_BYTES, value - high * TWO_TO_32);
}

function allocate(values: readonly ({ length: number } | null)[]): Buffer {
  let bytes = HEADER_BYTES;
  for (const value of values) bytes += LENGTH_BYTES + (value?.length ?? 0);
  return Buffer.allocUnsafe(bytes);
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer) => new DataView(buffer, byteOffset, byteLength);

function finish(into: Buffer, oid: number, length: number, nulls: boolean): Buffer {
  if (length === 0) return emptyArray(oid);
  into.writeInt32BE(1, 0);
  into.writeInt32BE(nulls ? 1 : 0, 4);
  into.writeInt32BE(oid, 8);
  into.writeInt32BE(length, 12);
  into.writeInt32BE(1, 16);
  return into;
}

/** PostgreSQL's empty array has no dimensions. */
function emptyArray(oid: number): Buffer {
  const into = Buffer.alloc(12);
  into.writeInt32BE(oid, 8);
  return into;
}
