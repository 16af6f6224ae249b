import { LOCALES } from "#app/_language/locales.ts";
import { SCROLLS } from "#app/_ui/scrolls.ts";
import type { FieldRow } from "./reference";

interface FieldTableProps {
  label: string;
  rows: readonly FieldRow[];
  /** What its columns are called. */
  head: { field: string; type: string; about: string };
}

export function FieldTable({ label, rows, head }: FieldTableProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={label} {...SCROLLS} className="overflow-x-auto pt-2">
      <table className="w-full border-collapse text-left text-13">
        <caption className="pb-1 text-left font-semibold text-15">{label}</caption>
        <thead className="sr-only">
          <tr>
            <th>{head.field}</th>
            <th>{head.type}</th>
            <th>{head.about}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, type, isRequired, about }) => (
            <tr key={path} className="border-line border-t align-top">
              <th scope="row" className="py-1.5 pr-4 font-mono font-normal">
                {path}
                {isRequired ? "" : "?"}
              </th>
              <td className="max-w-60 py-1.5 pr-4 text-soft wrap-anywhere">{type}</td>
              <td lang={LOCALES.en} className="py-1.5 text-pretty">
                {about}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
