/** A title and its subtitle as one: "On Nets: A Study", "Why? An Essay"; undefined where there is neither. */
export function withSubtitle(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title ?? subtitle;
  return title + subtitleSign(title) + subtitle;
}

/** What stands between a title and a subtitle. */
export function subtitleSign(title: string): string {
  return /[?!.:]$/.test(title) ? ' ' : ': ';
}
