/** A face of the site as a canvas wants it named, with what stands in for it. */
export const faceOf = (face: "sans" | "mono"): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--font-${face}`);
