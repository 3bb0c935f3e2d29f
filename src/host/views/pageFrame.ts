/** What the frame of a page is made of; addresses are the editor's own. */
export interface PageFrame {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** The texts in that language, as the value of an attribute. */
  readonly translations: string;
  readonly script: string;
  readonly style: string;
  /** Where styles may come from, as the editor names it. */
  readonly cspSource: string;
  readonly nonce: string;
}

/** The frame of a page: no data in it but texts of ours, nothing from elsewhere, one script. */
export function pageFrame({
  title,
  language,
  translations,
  script,
  style,
  cspSource,
  nonce,
}: PageFrame): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body data-translations="${translations}"><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
