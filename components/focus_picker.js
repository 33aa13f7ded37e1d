// A picture with the point that crops keep, and the crops beside it. The server hears where the point was let go.
export default {
  template: `
    <div class="focus">
      <div class="focus-easel">
        <img :src="src" alt="" :width="width" :height="height" draggable="false" />
        <button type="button" class="focus-point" role="slider" aria-label="What every crop keeps"
          :aria-valuetext="Math.round(at[0] * 100) + ' % across, ' + Math.round(at[1] * 100) + ' % down'"
          :aria-valuenow="Math.round(at[0] * 100)" aria-valuemin="0" aria-valuemax="100"
          :style="{ left: at[0] * 100 + '%', top: at[1] * 100 + '%' }" @keydown="step"></button>
        <div class="focus-ground" @pointerdown.prevent="take" @pointermove="drag" @pointerup="drop" @pointercancel="drop"></div>
      </div>
      <ul class="focus-shapes" aria-label="How it is cut">
        <li v-for="s in shapes" :key="s.name">
          <div class="focus-shape" :class="{ round: s.round }" :style="{ width: box(s)[0] + 'px', height: box(s)[1] + 'px' }">
            <img :src="src" alt="" :style="placed(s)" draggable="false" />
          </div>
          <small>{{ s.name }}</small>
        </li>
      </ul>
    </div>`,
  props: { src: String, width: Number, height: Number, start: Array, shapes: Array },
  data() { return { at: [...this.start], held: false }; },
  methods: {
    take(e) { this.held = true; e.target.setPointerCapture(e.pointerId); this.drag(e); },
    drag(e) {
      if (!this.held) return;
      const r = e.target.getBoundingClientRect();
      this.at = [this.part((e.clientX - r.left) / r.width), this.part((e.clientY - r.top) / r.height)];
    },
    drop() { if (this.held) { this.held = false; this.$emit("focused", this.at); } },
    step(e) {
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
      if (!by) return;
      e.preventDefault();
      const far = e.shiftKey ? 0.1 : 0.02;
      this.at = [this.part(this.at[0] + by[0] * far), this.part(this.at[1] + by[1] * far)];
      this.$emit("focused", this.at);
    },
    part(value) { return Math.min(1, Math.max(0, value)); },
    box(s) { const k = Math.min(132 / s.width, 88 / s.height); return [s.width * k, s.height * k]; },
    // As the server cuts: the point comes to the middle of the safe area as far as the picture reaches.
    placed(s) {
      const k = this.box(s)[0] / s.width, scale = Math.max(s.width / this.width, s.height / this.height);
      const offset = [0, 1].map((i) => {
        const whole = [this.width, this.height][i] * scale, shown = [s.width, s.height][i];
        const wanted = this.at[i] * whole - (s.safe[i] + s.safe[i + 2]) / 2;
        return -Math.min(Math.max(wanted, 0), whole - shown) * k;
      });
      return { width: this.width * scale * k + "px", height: this.height * scale * k + "px", left: offset[0] + "px", top: offset[1] + "px" };
    },
  },
};
