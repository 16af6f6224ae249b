export interface JsonShape {
  /** How deeply arrays and objects are nested. */
  depth: number;
  /** The most fields that one object has. */
  fields: number;
}

/**
 * What makes a JSON text more expensive to parse than its size suggests, counted only until a limit is exceeded; the
 * text may be incomplete.
 */
export function jsonShape(text: string, bounds: JsonShape): JsonShape {
  const shape = { depth: 0, fields: 0 };
  /** Number of fields so far of each open object or array, from the outermost inwards. */
  const open: number[] = [];
  let isText = false;
  for (let at = 0; at < text.length && shape.depth <= bounds.depth && shape.fields <= bounds.fields; at += 1) {
    const char = text.charCodeAt(at);
    if (isText) {
      if (char === BACKSLASH) at += 1;
      else if (char === QUOTE) isText = false;
    } else if (char === QUOTE) isText = true;
    else if (char === OPEN_ARRAY || char === OPEN_OBJECT) {
      open.push(0);
      if (open.length > shape.depth) shape.depth = open.length;
    } else if (char === CLOSE_ARRAY || char === CLOSE_OBJECT) open.pop();
    else if (char === COLON) {
      const fields = (open.pop() ?? 0) + 1;
      open.push(fields);
      if (fields > shape.fields) shape.fields = fields;
    }
  }
  return shape;
}

const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
