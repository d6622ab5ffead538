import { classes } from "../attributes.ts";
import { describedBy, FieldGroup, type FieldProps, fieldId } from "./group.tsx";

export interface FileFieldProps extends FieldProps {
  /** What the browser offers to choose: extensions and types. The server looks at the file itself. */
  readonly accept?: string | undefined;
}

/** A file from the reader's own device. Its form needs `upload`. */
export const FileField = (props: FileFieldProps) => (
  <FieldGroup {...props}>
    <input
      class={classes("nhsuk-file-upload", props.error && "nhsuk-file-upload--error")}
      id={fieldId(props)}
      name={props.name}
      type="file"
      accept={props.accept}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? "true" : undefined}
    />
  </FieldGroup>
);
