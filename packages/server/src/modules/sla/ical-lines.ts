import ICAL from 'ical.js';

/** What is wrong with an iCalendar file, and in which line. */
export class IcalError extends Error {
  override readonly name = 'IcalError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

export interface IcalProperty {
  line: number;
  name: string;
  /** The whole line, as it was written. */
  text: string;
  /** Its values in the form of jCal (RFC 7265), a recurrence rule in that of iCalendar. */
  values: string[];
  /** `date` for a day, `date-time` for a time, and so on (RFC 5545, section 3.3). */
  type: string;
  timeZone: string | null;
}

export interface IcalEvent {
  line: number;
  properties: IcalProperty[];
}

/**
 * The events of an iCalendar file, with everything that cannot be read. The library reads the file line by line: of a
 * whole one it would not say where it stumbled.
 */
export function readIcal(file: string): { events: IcalEvent[]; errors: IcalError[] } {
  const events: IcalEvent[] = [];
  const errors: IcalError[] = [];
  const open: (IcalEvent & { name: string })[] = [];
  for (const { line, text } of contentLines(file)) {
    const [, bracket, bracketed] = /^(BEGIN|END):\s*([\w-]+)\s*$/.exec(text.toUpperCase()) ?? [];
    const innermost = open.at(-1);
    if (!innermost && !(bracket === 'BEGIN' && bracketed === 'VCALENDAR')) {
      return { events, errors: [new IcalError(line, 'BEGIN:VCALENDAR is expected here.')] };
    }
    if (bracket === 'BEGIN' && bracketed) {
      open.push({ name: bracketed, line, properties: [] });
    } else if (bracket === 'END' && innermost) {
      if (innermost.name !== bracketed) {
        const begun = `${innermost.name} of line ${innermost.line}`;
        errors.push(new IcalError(line, `END:${bracketed} stands where ${begun} has not ended.`));
        return { events, errors };
      }
      open.pop();
      if (bracketed === 'VEVENT') events.push(innermost);
    } else {
      const property = readProperty(line, text);
      if (property instanceof IcalError) errors.push(property);
      else innermost?.properties.push(property);
    }
  }
  for (const { name, line } of open) errors.push(new IcalError(line, `BEGIN:${name} has no END:${name}.`));
  return { events, errors };
}

/** The lines with their numbers. What begins with a space goes on from the line above (RFC 5545, section 3.1). */
function contentLines(file: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  for (const [index, text] of file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const above = lines.at(-1);
    if (above && /^[ \t]/.test(text)) above.text += text.slice(1);
    else if (text.trim()) lines.push({ line: index + 1, text });
  }
  return lines.length > 0 ? lines : [{ line: 1, text: '' }];
}

function readProperty(line: number, text: string): IcalProperty | IcalError {
  try {
    const property = new ICAL.Property(ICAL.parse.property(text));
    const { name, type } = property;
    // The library's own dates roll over from the 32nd into the next month.
    const values = type === 'recur' ? property.getValues() : property.toJSON().slice(3);
    const timeZone = property.getFirstParameter('tzid') ?? null;
    return { line, name, text, values: values.map(String), type, timeZone };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return new IcalError(line, `This cannot be read: ${error.message.slice(0, 200)}.`);
  }
}
