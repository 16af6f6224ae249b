"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

interface EndActProps {
  /** On the button; it also says whom it is about, for who does not see the row. */
  open: ReactNode;
  title: string;
  description: string;
  confirm: string;
  done: string;
  act: () => Promise<unknown>;
}

function EndAct({ open, done, ...dialog }: EndActProps) {
  const t = useTranslations("admin.admins");
  return (
    <ActDialog
      {...dialog}
      trigger={
        <Button size="small">
          <span>{open}</span>
        </Button>
      }
      cancel={t("cancel")}
      done={() => done}
    />
  );
}

export function EndAdmin({ id, name }: { id: string; name: string }) {
  const t = useTranslations("admin.admins.end");
  return (
    <EndAct
      open={t.rich("open", { name, hidden })}
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      done={t("done", { name })}
      act={() => lamplighter.revokeAdmin({ customerId: id })}
    />
  );
}

export function WithdrawInvitation({ id, email }: { id: string; email: string }) {
  const t = useTranslations("admin.admins.withdraw");
  return (
    <EndAct
      open={t.rich("open", { email, hidden })}
      title={t("title", { email })}
      description={t("about")}
      confirm={t("confirm")}
      done={t("done")}
      act={() => lamplighter.withdrawInvitation({ invitationId: id })}
    />
  );
}
