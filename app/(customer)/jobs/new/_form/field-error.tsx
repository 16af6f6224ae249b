import { CircleAlert } from "lucide-react";

/** What is wrong with a part of the form that is not one control. */
export function FieldError({ message }: { message: string | undefined }) {
  return (
    <div aria-live="polite">
      {message !== undefined && (
        <p className="flex items-start gap-1 text-13 text-alarm-ink">
          <CircleAlert aria-hidden size={14} className="mt-[3px] shrink-0" />
          <span className="min-w-0 whitespace-pre-line wrap-anywhere">{message}</span>
        </p>
      )}
    </div>
  );
}
