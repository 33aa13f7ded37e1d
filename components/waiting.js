// How long something has taken, counted in the browser, and a bar that nears its end as the usual time passes.
export default {
  template: `
    <div class="waiting">
      <div class="waiting-bar" aria-hidden="true"><i :style="{ width: share + '%' }"></i></div>
      <p><span role="timer" aria-live="off">{{ clock }}</span><span v-if="usual"> · usually {{ Math.round(usual) }} s</span></p>
    </div>`,
  props: { elapsed: Number, usual: Number },
  data: () => ({ start: 0, now: 0 }),
  created() {
    this.now = performance.now();
    this.start = this.now - this.elapsed * 1000;
    this.beat = setInterval(() => (this.now = performance.now()), 500);
  },
  beforeUnmount() {
    clearInterval(this.beat);
  },
  watch: {
    elapsed(seconds) { this.start = performance.now() - seconds * 1000; },
  },
  computed: {
    seconds() { return Math.max(0, (this.now - this.start) / 1000); },
    clock() { return `${Math.floor(this.seconds / 60)}:${String(Math.floor(this.seconds % 60)).padStart(2, "0")}`; },
    share() { return 100 * (1 - Math.exp((-1.6 * this.seconds) / (this.usual || 15))); },
  },
};
