const ENTITIES: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

export const escapeXml = (text: string) => text.replace(/[<>&"]/g, (char) => ENTITIES[char] ?? char);

export const element = (name: string, text: string | number) => `<${name}>${escapeXml(String(text))}</${name}>`;

export const documentOf = (root: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
