"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Select } from "#app/_ui/select.tsx";
import type { OrganisationView } from "#protocol/api/organisations";
import { MemberRole } from "#protocol/people/member-roles";

interface MemberActsProps {
  organisationId: string;
  member: OrganisationView["members"][number];
}

const hidden = (text: ReactNode) => <span className="sr-only">{text}</span>;

/** What an owner may do with a member; leaving is on the card. */
export function MemberActs({ organisationId, member: { personId, name, role, isYou } }: MemberActsProps) {
  const t = useTranslations("customer.organisations");
  const router = useRouter();
  const change = async (next: MemberRole) => {
    const refusal = await refusalTo(() => lamplighter.changeMember({ organisationId, personId, role: next }));
    if (refusal === undefined) notify(t("members.changed", { name }), { tone: "verified" });
    else notify(refusal, { tone: "alarm" });
    router.refresh();
  };
  return (
    <span className="flex flex-wrap items-center justify-end gap-1">
      <Field label={t("members.role", { name })} hideLabel>
        <Select
          options={MemberRole.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onValueChange={change}
        />
      </Field>
      {!isYou && (
        <ActDialog
          trigger={
            <Button size="small" tone="bare">
              <span>{t.rich("members.remove.open", { person: name, name: hidden })}</span>
            </Button>
          }
          title={t("members.remove.title", { name })}
          description={t("members.remove.about", { name })}
          confirm={t("members.remove.confirm")}
          act={() => lamplighter.removeMember({ organisationId, personId })}
          done={() => t("members.remove.done", { name })}
        />
      )}
    </span>
  );
}

export function LeaveOrganisation({ organisation: { id, name, members } }: { organisation: OrganisationView }) {
  const t = useTranslations("customer.organisations.members.leave");
  const router = useRouter();
  const personId = members.find(({ isYou }) => isYou)?.personId ?? "";
  const leave = async () => {
    await lamplighter.removeMember({ organisationId: id, personId });
    router.push("/organisations");
  };
  return (
    <ActDialog
      trigger={<Button size="small">{t("open")}</Button>}
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      act={leave}
      done={() => t("done", { name })}
    />
  );
}
