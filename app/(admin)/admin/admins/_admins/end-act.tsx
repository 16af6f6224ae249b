"use client";

import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

interface EndActProps {
  label: string;
  /** Whom it is about, for who does not see the row. */
  about: string;
  title: string;
  description: string;
  done: string;
  act: () => Promise<unknown>;
}

function EndAct({ label, about, done, ...dialog }: EndActProps) {
  return (
    <ActDialog
      {...dialog}
      trigger={
        <Button size="small">
          {label}
          <span className="sr-only"> {about}</span>
        </Button>
      }
      confirm={label}
      cancel="Leave it"
      done={() => done}
    />
  );
}

export function EndAdmin({ id, name }: { id: string; name: string }) {
  return (
    <EndAct
      label="End the role"
      about={`of ${name}`}
      title={`End the role of ${name}`}
      description="They keep their account, jobs and money, but can no longer open the console, starting now."
      done={`${name} is no longer an admin`}
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
      description="The link no longer works. You can make another one."
      done="The invitation was withdrawn"
      act={() => lamplighter.withdrawInvitation({ invitationId: id })}
    />
  );
}
