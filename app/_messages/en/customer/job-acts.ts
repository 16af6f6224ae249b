export const jobActs = {
  download: {
    open: "Download",
    all: "All results",
    soFar: "The results so far",
    jsonl: { label: "JSON lines", about: "One line per unit: its output as text, its error, what it cost" },
    csv: { label: "CSV table", about: "A row per unit; keys of JSON outputs are columns" },
    parquet: { label: "Parquet", about: "The same with types, for DuckDB, pandas and their kin" },
    zip: { label: "Zip archive", about: "Every output file under its unit's number" },
    zipParts: {
      label: "Zip archives, {parts}",
      about: "Every output file under its unit's number, in parts",
      title: "Zip archives",
      explanation:
        "One archive holds the files of {span} units. The command line saves them all: lamplighter results {job} --out results.zip --format zip",
      part: "Units {from} to {to}",
    },
    receipts: { label: "Receipts", about: "What each unit was, who agreed and what it cost, signed by the city" },
  },
  again: "Again",
  cancel: {
    open: "Cancel",
    title: "Cancel this job?",
    about:
      "Its cores stop within a second, and it cannot be resumed. Results settled so far stay available for download; the rest of the budget goes back to the account.",
    confirm: "Cancel the job",
  },
  addBudget: {
    open: "Add budget",
    about:
      "The job has spent {spent} of {budget}. What you add is set aside from your balance; whatever is not used comes back.",
    amount: "Amount in dollars",
    noAmount: "Enter an amount in dollars, like 2.50.",
    submit: "Add to the budget",
    busy: "Adding",
  },
  addInputs: {
    open: "Add inputs",
    about:
      "The job has {units} {count, plural, one {unit} other {units}}. New ones are numbered after these, and run with the same program as long as the job has not finished.",
    budget: "Add to the budget, in dollars",
    optional: "optional",
    submit: "Add them",
    busy: "Adding",
    added: "{units} {count, plural, one {unit} other {units}} added",
    until: { label: "Count on to", hint: "The next value is {next}." },
    files: {
      label: "Files",
      hint: "One unit for each file, or for each file of one archive.",
      chosen: "{files} {count, plural, one {file} other {files}}",
      choose: "Choose files",
    },
    orFile: "Or choose a file",
    lines: { label: "Lines", hint: "One unit for each line." },
    jsonl: { label: "JSON lines", hint: "One unit for each line, a JSON object." },
    json: { label: "JSON array", hint: "One unit for each element." },
    csv: { label: "Table", hint: "With its header; one unit for each row." },
    bucket: { label: "Objects", hint: "Addresses like s3://NAME/folder/*.csv." },
    bucketLines: {
      label: "Objects",
      hint: "Addresses like s3://NAME/folder/*.txt; one unit for each of their lines.",
    },
    values: {
      label: "JSON array",
      hint: "One unit for each element, with the fields that the job's units have.",
    },
  },
  retry: {
    open: "Retry failed",
    title: "Retry {units} {count, plural, one {failed unit} other {failed units}}",
    about:
      "They become a job of their own, with the same program and inputs. A program that failed for a reason of its own will fail again: then change it, and resubmit the job instead.",
    seconds: "Seconds that one unit may take",
    budget: "Budget in dollars",
    submit: "Run them again",
    busy: "Submitting",
  },
  keeping: {
    title: "Keeping",
    afterwards:
      "Inputs and results are kept for {days} {count, plural, one {day} other {days}} after the job has ended.",
    until: "Inputs and results are kept until <at></at>, then deleted. What the job cost stays in your statement.",
    change: {
      open: "Keep for …",
      title: "How long to keep inputs and results",
      about: "Counted from the job's end. Download what you need for longer.",
      days: "Days",
      noDays: "Enter a number of days.",
      submit: "Keep them for so long",
      busy: "Changing",
    },
    delete: {
      open: "Delete",
      title: "Delete this job's inputs and results?",
      about:
        "From now on nobody can read them, you included, and they are erased within the hour. Files that another job of yours uses stay. The job's name and what it cost stay in your statement.",
      confirm: "Delete them",
    },
  },
} as const;
