import { translations } from "#app/_messages/translations.ts";
import { queryHref } from "#app/_ui/query-href.ts";
import { Onward } from "./onward";

export interface OlderProps {
  path: string;
  before: number | undefined;
  next: number | null;
  /** Of which list these are the pages. */
  label: string;
}

/** The ways through a list that goes back in time; nothing when all of it is shown. */
export async function Older({ path, before, next, label }: OlderProps) {
  const t = await translations("admin.lists");
  return (
    <Onward
      label={label}
      first={before === undefined ? undefined : { href: path, text: t("newest") }}
      next={next === null ? undefined : { href: queryHref(path, { before: next }), text: t("older") }}
    />
  );
}
