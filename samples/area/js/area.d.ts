/** A row's number of points that stay bounded, as a line of text. */
export default function area(row: number, context: { args: string[] }): string;
