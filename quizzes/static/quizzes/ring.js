const SECONDS = 30;

/** Count down the seconds to answer in. A nudge: nothing happens at zero. */
export class Ring {
  #timer = 0;

  constructor(every = (tick) => setInterval(tick, 1000), stop = (timer) => clearInterval(timer)) {
    Object.assign(this, { every, stop });
  }

  start(svg) {
    this.clear();
    let left = SECONDS;
    const show = () => {
      svg.querySelector(".run").setAttribute("stroke-dasharray", `${left} ${SECONDS}`);
      svg.querySelector("text").textContent = left;
    };
    show();
    this.#timer = this.every(() => {
      left -= 1;
      show();
      if (left === 0) this.clear();
    });
  }

  clear() {
    this.stop(this.#timer);
  }
}
