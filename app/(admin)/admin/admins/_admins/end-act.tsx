"use client";

import { useRouter } from "next/navigation";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { refusalOf } from "../../../../_client/refusal";
import { Button } from "../../../../_ui/button";
import { ConfirmDialog } from "../../../../_ui/confirm-dialog";
import { notify } from "../../../../_ui/notify";

interface EndActProps {
  label: string;
  /** Whom it is about, for who does not see the row. */
  about: string;
  title: string;
  description: string;
  done: string;
  act: () => Promise<unknown>;
}

function EndAct({ label, about, title, description, done, act }: EndActProps) {
  const router = useRouter();
  const confirm = async () => {
    try {
      await act();
      notify(done, { tone: "verified" });
      router.refresh();
      return undefined;
    } catch (error) {
      return refusalOf(error).message;
    }
  };
  return (
    <ConfirmDialog
      trigger={
        <Button size="small">
          {label}
          <span className="sr-only"> {about}</span>
        </Button>
      }
      title={title}
      description={description}
      confirm={label}
      cancel="Leave it"
      onConfirm={confirm}
    />
  );
}

export function EndAdmin({ id, name }: { id: string; name: string }) {
  return (
    <EndAct
      label="End the role"
      about={`of ${name}`}
      title={`End the role of ${name}`}
      description="They keep their account, jobs and money, and see the console no more, from this moment."
      done={`${name} is an admin no more`}
      act={() => lamplighter.revokeAdmin({ customerId: id })}
    />
  );
}

export function WithdrawInvitation({ id, email }: { id: string; email: string }) {
  return (
    <EndAct
      label="Withdraw"
      about={`the invitation of ${email}`}
      title={`Withdraw the invitation of ${email}`}
      description="The link opens nothing any more. You can make another one."
      done="The invitation is withdrawn"
      act={() => lamplighter.withdrawInvitation({ invitationId: id })}
    />
  );
}
