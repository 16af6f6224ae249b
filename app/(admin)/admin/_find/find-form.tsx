import { Search } from "lucide-react";
import Form from "next/form";
import { translations } from "#app/_messages/translations.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { type Query, queryHref } from "#app/_ui/query-href.ts";
import { TextInput } from "#app/_ui/text-input.tsx";

export interface FindFormProps {
  path: string;
  find: string;
  /** What else of the address stays as it is. */
  keep?: Query;
  /** By what can be found. */
  label: string;
}

export async function FindForm({ path, find, keep = {}, label }: FindFormProps) {
  const t = await translations("admin.lists");
  const kept = Object.entries(keep).filter(([, value]) => value !== undefined && value !== "");
  return (
    <search>
      <Form action={path} prefetch={false} scroll={false} className="flex flex-wrap items-start gap-2">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <Field label={label} hideLabel className="w-60 sm:w-72">
          <TextInput key={find} type="search" name="find" defaultValue={find} placeholder={label} />
        </Field>
        <Button type="submit">
          <Search aria-hidden size={16} /> {t("find")}
        </Button>
        {find !== "" && (
          <LinkButton tone="bare" href={queryHref(path, keep)}>
            {t("clear")}
          </LinkButton>
        )}
      </Form>
    </search>
  );
}
