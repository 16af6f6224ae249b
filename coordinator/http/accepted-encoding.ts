export type Encoding = "br" | "gzip";

/** The best of our encodings that an `Accept-Encoding` allows (RFC 9110 §12.5.3); undefined for identity. */
export function acceptedEncoding(header: string | null | undefined): Encoding | undefined {
  const weights = new Map(
    (header ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part.toLowerCase().split(";");
      const weight = parameters.map((text) => /^\s*q=([0-9.]+)\s*$/.exec(text)?.[1]).find((q) => q !== undefined);
      return [name.trim(), Number(weight ?? 1)] as const;
    }),
  );
  return (["br", "gzip"] as const).find((name) => (weights.get(name) ?? 0) > 0);
}
