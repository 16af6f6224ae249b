"use client";

export interface FieldChipsProps {
  /** Names the row for screen readers. */
  label: string;
  fields: readonly string[];
  onInsert: (text: string) => void;
}

/** What differs from unit to unit, to be put where the caret is. */
export function FieldChips({ label, fields, onInsert }: FieldChipsProps) {
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-wrap gap-1">
      {fields.map((field) => (
        <button
          key={field}
          type="button"
          onClick={() => onInsert(`{${field}}`)}
          className="min-h-8 max-w-full truncate rounded bg-moon-wash px-2 font-mono text-13 text-moon hover:underline"
        >
          {`{${field}}`}
        </button>
      ))}
    </fieldset>
  );
}
