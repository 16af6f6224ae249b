"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import type { OrganisationView } from "#protocol/api/organisations";

interface InvitationsProps {
  organisationId: string;
  invitations: OrganisationView["invitations"];
}

const hidden = (text: ReactNode) => <span className="sr-only">{text}</span>;

export function Invitations({ organisationId, invitations }: InvitationsProps) {
  const t = useTranslations("customer.organisations");
  if (invitations.length === 0) return <p className="text-soft">{t("invite.none")}</p>;
  return (
    <ul>
      {invitations.map(({ id, role, email, expiresAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-4 border-line border-b py-2 last:border-b-0"
        >
          <span className="min-w-0 break-words">
            {email ?? t("invite.anybody")}
            <span className="pl-2 text-13 text-soft">
              {t(`roles.${role}`)}, {t("invite.until", { day: expiresAt.slice(0, 10) })}
            </span>
          </span>
          <ActDialog
            trigger={
              <Button size="small" tone="bare">
                <span>{t.rich("invite.withdraw.open", { person: email ?? t("invite.anybody"), name: hidden })}</span>
              </Button>
            }
            title={t("invite.withdraw.title")}
            description={t("invite.withdraw.about")}
            confirm={t("invite.withdraw.confirm")}
            act={() => lamplighter.endInvitation({ organisationId, invitationId: id })}
            done={() => t("invite.withdraw.done")}
          />
        </li>
      ))}
    </ul>
  );
}
