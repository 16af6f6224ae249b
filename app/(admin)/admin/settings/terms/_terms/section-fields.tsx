import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";
import type { TermsText } from "#protocol/people/terms";
import { LANGUAGES } from "#protocol/text/language";

export type DraftSection = TermsText[number] & { key: number };

interface SectionFieldsProps {
  /** From 1 on. */
  place: number;
  section: DraftSection;
  onSection: (section: DraftSection) => void;
  onRemove: () => void;
}

/** One section of the terms, in each language side by side. */
export function SectionFields({ place, section, onSection, onRemove }: SectionFieldsProps) {
  const t = useTranslations("admin.terms.form");
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded border border-line p-4 sm:p-5">
      <legend className="px-2 font-semibold">{t("section", { place: String(place) })}</legend>
      <div className="grid gap-4 lg:grid-cols-2">
        {LANGUAGES.map((language) => {
          const { title, text } = section[language];
          const change = (changes: Partial<typeof section.en>) =>
            onSection({ ...section, [language]: { ...section[language], ...changes } });
          return (
            <div key={language} className="flex min-w-0 flex-col gap-3" lang={language}>
              <Field label={t(`heading.${language}`)}>
                <TextInput
                  value={title}
                  maxLength={LIMITS.MAX_TERMS_TITLE_CHARS}
                  autoComplete="off"
                  onChange={(event) => change({ title: event.target.value })}
                />
              </Field>
              <Field label={t(`text.${language}`)}>
                <TextArea
                  rows={8}
                  value={text}
                  maxLength={LIMITS.MAX_TERMS_SECTION_CHARS}
                  onChange={(event) => change({ text: event.target.value })}
                />
              </Field>
            </div>
          );
        })}
      </div>
      <div>
        <Button size="small" onClick={onRemove}>
          {t("remove", { place: String(place) })}
        </Button>
      </div>
    </fieldset>
  );
}
