/**
 * Sends answers in the background, in order, until the server says it has them.
 *
 * Nothing is forgotten before the server names its id as accepted, duplicate or rejected; what it
 * does not answer is sent again, which adds nothing (ids are made here). Lives as long as the page.
 */
const BATCH = 100;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** How long to wait after this many failures in a row, in ms: doubling, up to half off by chance. */
export function backOff(failures, random = Math.random) {
  const full = Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
  return full * (1 - random() / 2);
}

/**
 * @param post  takes events, resolves to {status, body}; rejects when there was no answer
 * @param changed  called with the state after every change: {waiting, sending, trouble, rejected}
 * @param later  calls a function after some ms and returns a way to cancel it
 */
export class Sender {
  #queue = [];
  #rejected = [];
  #sending = false;
  #failures = 0;
  #trouble = null;
  #cancel = () => {};

  constructor({ post, changed, later, random = Math.random }) {
    Object.assign(this, { post, changed, later, random });
  }

  get state() {
    return {
      waiting: this.#queue.length,
      sending: this.#sending,
      trouble: this.#trouble,
      rejected: this.#rejected,
    };
  }

  /** Take an event and send it as soon as the one before is through. */
  add(event) {
    this.#queue.push(event);
    this.changed(this.state);
    if (this.#failures === 0) return this.flush();
    return Promise.resolve(); // the wait after a failure is already running
  }

  /** Send now, without waiting out the back-off. */
  async flush() {
    if (this.#sending || this.#queue.length === 0) return;
    this.#cancel();
    this.#sending = true;
    this.changed(this.state);
    const batch = this.#queue.slice(0, BATCH);
    try {
      this.#take(await this.post(batch));
    } catch {
      this.#trouble = "unreachable";
    }
    this.#sending = false;
    this.#goOn();
  }

  #take({ status, body }) {
    if (status !== 200) {
      this.#trouble = TROUBLES[status] ?? "refused";
      return;
    }
    const rejected = new Set(body.rejected.map(({ id }) => id));
    const settled = new Set([...body.accepted, ...body.duplicate, ...rejected]);
    this.#rejected = [...this.#rejected, ...body.rejected];
    // Read the queue again: an answer may have been given while the request was in flight.
    const before = this.#queue.length;
    this.#queue = this.#queue.filter(({ id }) => !settled.has(id));
    // A server that settles nothing would be asked again at once, for ever.
    this.#trouble = this.#queue.length < before ? null : "refused";
  }

  #goOn() {
    this.#failures = this.#trouble ? this.#failures + 1 : 0;
    this.changed(this.state);
    if (this.#queue.length === 0) return;
    if (this.#trouble) {
      this.#cancel = this.later(() => this.flush(), backOff(this.#failures, this.random));
    } else {
      this.flush();
    }
  }
}

const TROUBLES = { 401: "signed out", 403: "signed out", 409: "someone else" };
