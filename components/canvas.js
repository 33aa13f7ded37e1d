// The easel: one picture with zoom and pan, a rectangle to mark, a mask to paint, and free changes shown before they are made.
const NEAR = 14; // CSS pixels around a corner that still catch it
const MOST_PAINTED = 4e6; // pixels of the canvas a mask is painted on
const DEEPEST = 32; // CSS pixels a picture's pixel may become
const LIGHT = { brightness: 100, contrast: 100, saturation: 100 };
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

export default {
  template: `
    <div class="canvas" :class="['mode-' + mode, { over }]" @dragover.prevent="over = !!uploadUrl" @dragleave="over = false" @drop.prevent="drop">
      <div ref="stage" class="stage" tabindex="0" role="group" :aria-label="stageLabel" :class="{ grab: panning, ready: canPan }"
        @pointerdown="down" @pointermove="move" @pointerup="up" @pointercancel="up" @wheel.prevent="wheel" @keydown="keydown" @dblclick="fitOrFull">
        <div v-if="src" class="sheet" :style="sheet">
          <img v-if="thumb" class="sheet-under" :src="thumb" alt="" draggable="false" />
          <img :key="src" class="sheet-picture" :class="{ sharp: zoom >= 3 }" :src="src" :alt="alt" :style="preview" draggable="false" @load="loaded" />
          <canvas v-show="mode === 'mask'" ref="mask" class="sheet-mask" aria-hidden="true"></canvas>
          <div v-if="box && boxed" class="region" :style="boxStyle"><span class="region-size" :class="{ low: box.y * zoom < 30 }">{{ box.width }} × {{ box.height }}</span><i v-for="h in handles" :key="h" :class="'handle ' + h"></i></div>
        </div>
        <svg v-if="mode === 'light'" class="unseen" aria-hidden="true"><filter :id="filter" color-interpolation-filters="sRGB"><feColorMatrix type="matrix" :values="matrix" /></filter></svg>
        <i v-if="mode === 'mask' && brushAt" class="brush-ring" :class="{ erase: erasing }" :style="ring" aria-hidden="true"></i>
        <div v-if="busy" class="stage-busy" role="status">{{ busy }}</div>
      </div>
      <div v-if="src" class="canvas-view" role="group" aria-label="Zoom">
        <button type="button" class="icon-btn before i-minus" aria-label="Zoom out" title="Zoom out (−)" @click="zoomBy(1 / 1.25)"></button>
        <button type="button" class="canvas-percent" :aria-label="percent + ' %, show at 100 %'" title="100 % (1)" @click="full">{{ percent }} %</button>
        <button type="button" class="icon-btn before i-plus" aria-label="Zoom in" title="Zoom in (+)" @click="zoomBy(1.25)"></button>
        <button type="button" class="icon-btn before i-fit" aria-label="Fit the picture" title="Fit (0)" :aria-pressed="fitted ? 'true' : 'false'" @click="fit"></button>
      </div>
      <p v-if="trouble" class="canvas-trouble" role="alert">{{ trouble }} <button type="button" class="icon-btn before i-close" aria-label="Dismiss" @click="trouble = ''"></button></p>
      <div v-if="src && mode !== 'view'" class="canvas-tools" role="group" :aria-label="toolsLabel">
        <div v-if="mode === 'rect' || mode === 'mask'" class="pair" role="group" aria-label="Mark with">
          <button type="button" class="pick before i-region" :aria-pressed="mode === 'rect' ? 'true' : 'false'" @click="$emit('mode', 'rect')">Rectangle</button>
          <button type="button" class="pick before i-brush" :aria-pressed="mode === 'mask' ? 'true' : 'false'" @click="$emit('mode', 'mask')">Brush</button>
        </div>
        <template v-if="boxed">
          <label v-for="f in fields" :key="f.key" class="figure"><span aria-hidden="true">{{ f.short }}</span><input type="number" inputmode="numeric" :aria-label="f.label" :min="f.min" :max="f.max" step="1" :value="box ? box[f.key] : ''" placeholder="–" @change="typed(f.key, $event)" @keydown.stop /></label>
          <label v-if="mode === 'crop'" class="figure"><span>Shape</span><select aria-label="Shape of the crop" v-model="shape" @change="reshape"><option v-for="s in shapes" :key="s[0]" :value="s[0]">{{ s[1] }}</option></select></label>
          <button type="button" class="btn quiet" :disabled="!box" @click="setBox(null)">Clear</button>
        </template>
        <template v-if="mode === 'mask'">
          <label class="figure wide"><span>Brush</span><input type="range" aria-label="Brush size" min="4" max="200" step="2" v-model.number="brush" :aria-valuetext="brush + ' pixels on the screen'" /></label>
          <div class="pair" role="group" aria-label="Brush paints or erases">
            <button type="button" class="pick" :aria-pressed="erase ? 'false' : 'true'" @click="erase = false">Paint</button>
            <button type="button" class="pick" :aria-pressed="erase ? 'true' : 'false'" title="Erase (X)" @click="erase = true">Erase</button>
          </div>
          <button type="button" class="btn quiet" @click="add({ kind: 'invert' })">Invert</button>
          <button type="button" class="btn quiet" :disabled="!strokes.length" title="Undo the last stroke (Ctrl Z)" @click="undo">Undo</button>
          <button type="button" class="btn quiet" :disabled="!painted" @click="add({ kind: 'clear' })">Clear</button>
        </template>
        <template v-if="mode === 'crop'">
          <button type="button" class="btn" :disabled="!box || working" @click="apply({ kind: 'crop', ...box })">Crop</button>
          <span class="canvas-gap"></span>
          <button type="button" class="icon-btn before i-again mirrored" aria-label="Turn left" title="Turn left" :disabled="working" @click="apply({ kind: 'rotate', degrees: 270 })"></button>
          <button type="button" class="icon-btn before i-again" aria-label="Turn right" title="Turn right" :disabled="working" @click="apply({ kind: 'rotate', degrees: 90 })"></button>
          <button type="button" class="icon-btn before i-flip" aria-label="Flip left to right" title="Flip left to right" :disabled="working" @click="apply({ kind: 'flip', axis: 'horizontal' })"></button>
          <button type="button" class="icon-btn before i-flip quarter" aria-label="Flip top to bottom" title="Flip top to bottom" :disabled="working" @click="apply({ kind: 'flip', axis: 'vertical' })"></button>
          <label class="figure"><span aria-hidden="true">Size</span><input type="number" inputmode="numeric" aria-label="New width" min="1" max="16384" v-model.number="size.width" @input="keepShape('width')" @keydown.stop /></label>
          <label class="figure"><span aria-hidden="true">×</span><input type="number" inputmode="numeric" aria-label="New height" min="1" max="16384" v-model.number="size.height" @input="keepShape('height')" @keydown.stop /></label>
          <label class="figure tick"><input type="checkbox" v-model="locked" /> <span>keep shape</span></label>
          <button type="button" class="btn" :disabled="!resized || working" @click="apply({ kind: 'resize', width: size.width, height: size.height })">Resize</button>
        </template>
        <template v-if="mode === 'light'">
          <label v-for="l in lights" :key="l.key" class="figure wide"><span>{{ l.label }}</span><input type="range" :aria-label="l.label" min="0" max="200" step="1" v-model.number="light[l.key]" :aria-valuetext="light[l.key] + ' %'" /><output>{{ light[l.key] }} %</output></label>
          <button type="button" class="btn quiet" :disabled="!lit" @click="dim">Reset</button>
          <button type="button" class="btn" :disabled="!lit || working" @click="apply({ kind: 'light', ...light })">Apply · free</button>
        </template>
      </div>
      <input v-if="uploadUrl" ref="file" type="file" accept="image/*,.heic,.heif,.avif" multiple hidden tabindex="-1" @change="take([...$event.target.files]); $event.target.value = ''" />
    </div>`,
  props: {
    src: String, thumb: String, alt: String, width: Number, height: Number, mode: String, uploadUrl: String, uploadInto: String,
    keys: Object, working: Boolean, longest: Number,
  },
  data: () => ({
    zoom: 1, x: 0, y: 0, fitted: true, room: { width: 0, height: 0 }, panning: false, held: false, over: false, box: null, shape: "free",
    strokes: [], painted: false, brush: 48, erase: false, erasing: false, brushAt: null, light: { ...LIGHT }, size: { width: 0, height: 0 }, locked: true,
    uploading: 0, trouble: "", mean: 0.5,
    handles: ["nw", "n", "ne", "e", "se", "s", "sw", "w"],
    shapes: [["free", "Free"], ["1:1", "1 : 1"], ["4:3", "4 : 3"], ["3:4", "3 : 4"], ["16:9", "16 : 9"], ["9:16", "9 : 16"]],
    lights: [{ key: "brightness", label: "Brightness" }, { key: "contrast", label: "Contrast" }, { key: "saturation", label: "Colour" }],
  }),
  created() {
    this.fingers = new Map();
    this.size = { width: this.width, height: this.height };
  },
  mounted() {
    this.eye = new ResizeObserver(() => this.measure());
    this.eye.observe(this.$refs.stage);
    this.measure();
    document.addEventListener("keydown", this.global);
    document.addEventListener("keyup", this.release);
    document.addEventListener("paste", this.paste);
  },
  beforeUnmount() {
    this.eye.disconnect();
    document.removeEventListener("keydown", this.global);
    document.removeEventListener("keyup", this.release);
    document.removeEventListener("paste", this.paste);
  },
  watch: {
    src() { this.renew(); },
    mode(now, before) {
      this.brushAt = null;
      if (now === "mask") this.$nextTick(this.redraw);
      if ((before === "crop") !== (now === "crop")) this.setBox(null);
      if (before === "light") this.dim();
    },
  },
  computed: {
    boxed() { return this.mode === "rect" || this.mode === "crop"; },
    canPan() { return this.held || this.mode === "view" || this.mode === "light"; },
    percent() { return Math.round(this.zoom * 100 * (window.devicePixelRatio || 1)) || 100; },
    busy() { return this.uploading ? "Uploading …" : ""; },
    lit() { return Object.values(this.light).some((value) => value !== 100); },
    preview() {
      return this.mode === "light" && this.lit ? { filter: `url(#${this.filter})` } : {};
    },
    filter() { return "light-" + this.$.uid; },
    matrix() { // what the server will do: brightness, then contrast about the mean, then colour about the grey
      const [b, c, s] = [this.light.brightness, this.light.contrast, this.light.saturation].map((value) => value / 100);
      const grey = [0.299, 0.587, 0.114], lift = this.mean * b * (1 - c);
      const row = (i) => [...grey.map((part, j) => b * c * ((1 - s) * part + (i === j ? s : 0))), 0, lift].map((n) => n.toFixed(5)).join(" ");
      return `${row(0)} ${row(1)} ${row(2)} 0 0 0 1 0`;
    },
    sheet() { return { left: this.x + "px", top: this.y + "px", width: this.width * this.zoom + "px", height: this.height * this.zoom + "px" }; },
    boxStyle() {
      const part = (value, of) => (100 * value) / of + "%";
      const { x, y, width, height } = this.box;
      return { left: part(x, this.width), top: part(y, this.height), width: part(width, this.width), height: part(height, this.height) };
    },
    ring() { return { left: this.brushAt.x + "px", top: this.brushAt.y + "px", width: this.brush + "px", height: this.brush + "px" }; },
    resized() {
      const { width, height } = this.size;
      const fine = (n) => Number.isInteger(n) && n >= 1 && n <= 16384;
      return fine(width) && fine(height) && (width !== this.width || height !== this.height);
    },
    fields() {
      return [
        { key: "x", short: "x", label: "Left edge, pixels", min: 0, max: this.width - 1 },
        { key: "y", short: "y", label: "Top edge, pixels", min: 0, max: this.height - 1 },
        { key: "width", short: "w", label: "Width, pixels", min: 1, max: this.width },
        { key: "height", short: "h", label: "Height, pixels", min: 1, max: this.height },
      ];
    },
    stageLabel() { return this.src ? `${this.alt}. ${this.width} by ${this.height} pixels` : "Easel"; },
    toolsLabel() { return { rect: "Region", mask: "Mask", crop: "Crop, turn and resize", light: "Light and colour" }[this.mode]; },
  },
  methods: {
    // What is shown, and how near

    renew() {
      this.box = null;
      this.strokes = [];
      this.painted = false;
      this.kept = "";
      this.dim();
      this.size = { width: this.width, height: this.height };
      this.fitted = true;
      this.$nextTick(() => { this.measure(); this.redraw(); });
    },
    loaded(e) { // the mean level, about which contrast turns
      const small = Object.assign(document.createElement("canvas"), { width: 64, height: 64 }).getContext("2d", { willReadFrequently: true });
      small.drawImage(e.target, 0, 0, 64, 64);
      const { data } = small.getImageData(0, 0, 64, 64);
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
      this.mean = sum / (data.length / 4) / 255;
    },
    measure() {
      const stage = this.$refs.stage;
      if (!stage) return;
      const before = this.room;
      this.room = { width: stage.clientWidth, height: stage.clientHeight };
      if (this.fitted) this.fit();
      else this.place(this.x + (this.room.width - before.width) / 2, this.y + (this.room.height - before.height) / 2);
    },
    fit() {
      const margin = this.room.width < 600 ? 8 : 28;
      const most = Math.min((this.room.width - 2 * margin) / this.width, (this.room.height - 2 * margin) / this.height);
      if (!(most > 0)) return;
      this.zoom = Math.min(most, Math.max(1, 480 / Math.max(this.width, this.height)));
      this.x = (this.room.width - this.width * this.zoom) / 2;
      this.y = (this.room.height - this.height * this.zoom) / 2;
      this.fitted = true;
    },
    full() { this.zoomTo(1 / (window.devicePixelRatio || 1)); },
    fitOrFull() { if (this.canPan) this.fitted ? this.full() : this.fit(); },
    zoomBy(factor, at) { this.zoomTo(this.zoom * factor, at); },
    zoomTo(zoom, at = { x: this.room.width / 2, y: this.room.height / 2 }) {
      const least = Math.min(0.02, 16 / Math.max(this.width, this.height));
      const next = clamp(zoom, least, DEEPEST);
      const held = { x: (at.x - this.x) / this.zoom, y: (at.y - this.y) / this.zoom };
      this.zoom = next;
      this.fitted = false;
      this.place(at.x - held.x * next, at.y - held.y * next);
    },
    place(x, y) { // at least a corner of the picture stays in sight
      const corner = 48;
      this.x = clamp(x, corner - this.width * this.zoom, this.room.width - corner);
      this.y = clamp(y, corner - this.height * this.zoom, this.room.height - corner);
    },
    wheel(e) {
      if (!this.src) return;
      if (e.shiftKey) return this.pan(-(e.deltaY || e.deltaX), 0);
      this.zoomBy(Math.exp(-clamp(e.deltaY * (e.deltaMode ? 20 : 1), -240, 240) / 400), this.at(e));
    },
    pan(dx, dy) {
      this.fitted = false;
      this.place(this.x + dx, this.y + dy);
    },
    at(e) {
      const frame = this.$refs.stage.getBoundingClientRect();
      return { x: e.clientX - frame.left, y: e.clientY - frame.top };
    },
    pixel(at) { return { x: (at.x - this.x) / this.zoom, y: (at.y - this.y) / this.zoom }; },

    // Fingers, pen and mouse

    down(e) {
      if (!this.src || (e.button !== 0 && e.button !== 1)) return;
      const at = this.at(e);
      this.fingers.set(e.pointerId, at);
      this.$refs.stage.setPointerCapture(e.pointerId);
      if (this.fingers.size === 2) {
        this.deed = null;
        if (this.stroke) this.forget();
        return;
      }
      if (this.fingers.size > 2) return;
      if (this.canPan || e.button === 1) {
        this.deed = "pan";
        this.panning = true;
      } else if (this.boxed) this.beginBox(at);
      else if (this.mode === "mask") this.beginStroke(at, e);
    },
    move(e) {
      const at = this.at(e);
      if (this.mode === "mask") this.brushAt = e.pointerType === "touch" && !this.fingers.has(e.pointerId) ? null : at;
      const before = this.fingers.get(e.pointerId);
      if (!before) return;
      this.fingers.set(e.pointerId, at);
      if (this.fingers.size === 2) return this.pinch(e.pointerId, before, at);
      if (this.deed === "pan") this.pan(at.x - before.x, at.y - before.y);
      else if (this.deed === "box") this.dragBox(at);
      else if (this.deed === "stroke") for (const one of e.getCoalescedEvents?.().length ? e.getCoalescedEvents() : [e]) this.extend(this.at(one), one);
    },
    pinch(id, before, at) {
      const other = [...this.fingers].find(([one]) => one !== id)[1];
      const gap = (p) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
      this.zoomBy(gap(at) / gap(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
      this.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    },
    up(e) {
      if (!this.fingers.delete(e.pointerId)) return;
      if (e.pointerType === "touch") this.brushAt = null;
      const deed = this.deed;
      this.deed = null;
      this.panning = false;
      if (deed === "box") this.setBox(this.box && this.box.width >= 1 && this.box.height >= 1 ? this.box : null);
      else if (deed === "stroke") this.finish();
    },

    // The rectangle

    beginBox(at) {
      this.deed = "box";
      const from = this.pixel(at);
      const grip = this.box && this.grip(at);
      this.drag = { grip: grip || "new", from, was: this.box && { ...this.box } };
      if (!grip) this.box = null;
    },
    grip(at) {
      const { x, y, width, height } = this.box;
      const left = x * this.zoom + this.x, top = y * this.zoom + this.y;
      const right = left + width * this.zoom, bottom = top + height * this.zoom;
      if (at.x < left - NEAR || at.x > right + NEAR || at.y < top - NEAR || at.y > bottom + NEAR) return "";
      const near = (a, b, length) => Math.abs(a - b) <= Math.min(NEAR, Math.max(4, length / 3));
      const tall = bottom - top, wide = right - left;
      const v = near(at.y, top, tall) ? "n" : near(at.y, bottom, tall) ? "s" : "";
      const h = near(at.x, left, wide) ? "w" : near(at.x, right, wide) ? "e" : "";
      return v + h || "inside";
    },
    dragBox(at) {
      const to = this.pixel(at), { grip, from, was } = this.drag;
      if (grip === "inside") {
        const x = clamp(Math.round(was.x + to.x - from.x), 0, this.width - was.width);
        const y = clamp(Math.round(was.y + to.y - from.y), 0, this.height - was.height);
        this.box = { ...was, x, y };
        return;
      }
      const edge = (value, most) => clamp(Math.round(value), 0, most);
      let a, b;
      if (grip === "new") {
        a = { x: from.x, y: from.y };
        b = { x: to.x, y: to.y };
      } else {
        a = { x: grip.includes("w") ? was.x + was.width : was.x, y: grip.includes("n") ? was.y + was.height : was.y };
        b = {
          x: /[we]/.test(grip) ? to.x : was.x + was.width,
          y: /[ns]/.test(grip) ? to.y : was.y + was.height,
        };
      }
      const left = edge(Math.min(a.x, b.x), this.width), right = edge(Math.max(a.x, b.x), this.width);
      const top = edge(Math.min(a.y, b.y), this.height), bottom = edge(Math.max(a.y, b.y), this.height);
      let box = { x: left, y: top, width: right - left, height: bottom - top };
      if (this.mode === "crop" && this.shape !== "free") box = this.shaped(box, a.x > b.x, a.y > b.y);
      this.box = grip === "new" || (box.width && box.height) ? box : this.box;
    },
    shaped(box, fromRight, fromBottom) {
      const [w, h] = this.shape.split(":").map(Number);
      const anchor = { x: fromRight ? box.x + box.width : box.x, y: fromBottom ? box.y + box.height : box.y };
      const most = { width: fromRight ? anchor.x : this.width - anchor.x, height: fromBottom ? anchor.y : this.height - anchor.y };
      const unit = Math.min(Math.max(box.width / w, box.height / h), most.width / w, most.height / h);
      const width = Math.round(unit * w), height = Math.round(unit * h);
      return { x: fromRight ? anchor.x - width : anchor.x, y: fromBottom ? anchor.y - height : anchor.y, width, height };
    },
    reshape() { if (this.box && this.shape !== "free") this.setBox(this.shaped(this.box, false, false)); },
    typed(key, e) {
      const value = Math.round(Number(e.target.value));
      if (e.target.value === "" || !Number.isFinite(value)) return;
      const box = { ...(this.box || { x: 0, y: 0, width: this.width, height: this.height }) };
      const size = key === "x" || key === "width" ? "width" : "height", place = size === "width" ? "x" : "y", most = this[size];
      box[key] = key === place ? clamp(value, 0, most - 1) : clamp(value, 1, most);
      if (key === place) box[size] = Math.min(box[size], most - box[place]);
      else box[place] = Math.min(box[place], most - box[size]);
      this.setBox(box);
      this.$nextTick(() => (e.target.value = this.box[key]));
    },
    setBox(box) {
      this.box = box;
      if (this.mode === "rect" || !box) this.$emit("region", box && this.mode === "rect" ? { ...box } : null);
    },
    nudge(e, dx, dy) {
      const step = e.shiftKey ? 10 : 1;
      const box = { ...this.box };
      if (e.altKey) {
        box.width = clamp(box.width + dx * step, 1, this.width - box.x);
        box.height = clamp(box.height + dy * step, 1, this.height - box.y);
      } else {
        box.x = clamp(box.x + dx * step, 0, this.width - box.width);
        box.y = clamp(box.y + dy * step, 0, this.height - box.height);
      }
      this.setBox(box);
    },

    // The mask

    beginStroke(at, e) {
      this.deed = "stroke";
      this.erasing = this.erase || e.shiftKey || (e.buttons & 32) === 32; // a pen's other end
      this.stroke = { kind: "stroke", erase: this.erasing, points: [] };
      this.extend(at, e);
    },
    extend(at, e) {
      const press = e.pointerType === "pen" && e.pressure ? 0.35 + 0.65 * e.pressure : 1;
      const p = this.pixel(at);
      const last = this.stroke.points.at(-1);
      const point = { x: p.x, y: p.y, r: Math.max(0.5, (this.brush * press) / 2 / this.zoom) };
      this.stroke.points.push(point);
      this.dab(this.stroke, last || point, point);
    },
    finish() {
      const stroke = this.stroke;
      this.stroke = null;
      this.erasing = this.erase;
      this.strokes.push(Object.freeze(stroke)); // many points, which Vue need not watch
      this.told();
    },
    forget() {
      this.stroke = null;
      this.redraw();
    },
    add(deed) {
      this.strokes.push(deed);
      this.redraw();
      this.told();
    },
    undo() {
      this.strokes.pop();
      this.redraw();
      this.told();
    },
    told() {
      this.kept = "";
      this.painted = this.anything();
      this.$emit("painted", this.painted);
    },
    paper() { // the canvas that the mask is painted on, and its scale
      const canvas = this.$refs.mask;
      if (!canvas) return null;
      const scale = Math.min(1, Math.sqrt(MOST_PAINTED / (this.width * this.height)));
      const width = Math.max(1, Math.round(this.width * scale)), height = Math.max(1, Math.round(this.height * scale));
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      return { canvas, pen: canvas.getContext("2d", { willReadFrequently: true }), sx: width / this.width, sy: height / this.height };
    },
    redraw() {
      const paper = this.paper();
      if (!paper) return;
      paper.pen.clearRect(0, 0, paper.canvas.width, paper.canvas.height);
      for (const deed of this.strokes) {
        if (deed.kind === "clear") paper.pen.clearRect(0, 0, paper.canvas.width, paper.canvas.height);
        else if (deed.kind === "invert") this.turnOver(paper);
        else deed.points.forEach((point, i) => this.dab(deed, deed.points[Math.max(0, i - 1)], point));
      }
    },
    dab(stroke, from, to) {
      const paper = this.paper();
      if (!paper) return;
      const { pen, sx, sy } = paper;
      pen.globalCompositeOperation = stroke.erase ? "destination-out" : "source-over";
      pen.strokeStyle = "#3d5fe0";
      pen.lineCap = pen.lineJoin = "round";
      pen.lineWidth = Math.max(1, 2 * to.r * sx);
      pen.beginPath();
      pen.moveTo(from.x * sx, from.y * sy);
      pen.lineTo(to.x * sx + 0.01, to.y * sy);
      pen.stroke();
      pen.globalCompositeOperation = "source-over";
    },
    turnOver({ canvas, pen }) {
      const all = pen.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < all.data.length; i += 4) {
        all.data[i] = 61;
        all.data[i + 1] = 95;
        all.data[i + 2] = 224;
        all.data[i + 3] = all.data[i + 3] >= 128 ? 0 : 255;
      }
      pen.putImageData(all, 0, 0);
    },
    anything() {
      if (!this.strokes.length) return false;
      const paper = this.paper();
      if (!paper) return false;
      const { data } = paper.pen.getImageData(0, 0, paper.canvas.width, paper.canvas.height);
      for (let i = 3; i < data.length; i += 4) if (data[i] >= 128) return true;
      return false;
    },
    async keepMask() { // called by the server: posts the mask as a PNG of the picture's own size, answers its id
      if (this.kept) return { id: this.kept };
      const paper = this.paper();
      if (!paper || !this.painted) return { error: "Paint over what should change first." };
      const { canvas, pen } = paper;
      const all = pen.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < all.data.length; i += 4) {
        all.data[i] = all.data[i + 1] = all.data[i + 2] = all.data[i + 3] >= 128 ? 255 : 0;
        all.data[i + 3] = 255;
      }
      const small = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
      small.getContext("2d").putImageData(all, 0, 0);
      const whole = Object.assign(document.createElement("canvas"), { width: this.width, height: this.height });
      const page = whole.getContext("2d");
      page.imageSmoothingEnabled = false; // inside stays inside, outside stays outside
      page.drawImage(small, 0, 0, this.width, this.height);
      const blob = await new Promise((done) => whole.toBlob(done, "image/png"));
      if (!blob) return { error: "This browser cannot hold a mask of this size. Mark a rectangle instead." };
      try {
        const asset = await this.post(blob, "mask.png", { kind: "mask" });
        this.kept = asset.id;
        return { id: asset.id };
      } catch (problem) {
        return { error: this.said(problem) };
      }
    },

    // Free changes

    apply(change) { this.$emit("change", change); },
    dim() { this.light = { ...LIGHT }; },
    keepShape(side) {
      if (!this.locked || !this.size[side]) return;
      const other = side === "width" ? "height" : "width";
      this.size[other] = Math.max(1, Math.round((this.size[side] * this[other]) / this[side]));
    },

    // Pictures that are brought along

    choose() { this.$refs.file?.click(); },
    drop(e) {
      this.over = false;
      this.take([...e.dataTransfer.files]);
    },
    paste(e) {
      const files = [...(e.clipboardData?.files || [])];
      if (!files.length || e.defaultPrevented || document.querySelector(".q-dialog__inner")) return;
      e.preventDefault();
      this.take(files);
    },
    async take(files) {
      this.trouble = "";
      if (!this.uploadUrl) return;
      for (const file of files) {
        if (file.type && !file.type.startsWith("image/")) {
          this.trouble = `${file.name} is not a picture.`;
          continue;
        }
        this.uploading += 1;
        try {
          const asset = await this.post(file, file.name || "pasted.png", this.uploadInto ? { project_id: this.uploadInto } : {});
          this.$emit("brought", asset.id);
        } catch (problem) {
          this.trouble = this.said(problem);
        }
        this.uploading -= 1;
      }
    },
    async post(blob, name, fields) {
      const body = new FormData();
      body.append("file", blob, name);
      for (const [key, value] of Object.entries(fields)) body.append(key, value);
      const answer = await fetch((window.path_prefix || "") + this.uploadUrl, { method: "POST", body });
      const said = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(said.error?.message || "The picture could not be uploaded.");
      return said;
    },
    said(problem) { return problem instanceof TypeError ? "No connection: the picture was not uploaded." : problem.message; },

    // Keys

    keydown(e) {
      const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
      const arrow = arrows[e.key];
      if (!arrow || !this.src || e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      if (this.boxed && this.box) this.nudge(e, ...arrow);
      else this.pan(-40 * arrow[0], -40 * arrow[1]);
    },
    global(e) {
      const inField = e.target.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select, [contenteditable], .q-dialog");
      if (inField || document.querySelector(".q-dialog__inner, [popover]:popover-open")) return;
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z" && this.mode === "mask" && this.strokes.length) {
        e.preventDefault();
        return this.undo();
      }
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      const onButton = e.target.closest?.("button, a, [role=radio]");
      if (e.key === " ") {
        if (onButton) return;
        e.preventDefault();
        this.held = true;
        return;
      }
      const own = {
        "+": () => this.zoomBy(1.25), "=": () => this.zoomBy(1.25), "-": () => this.zoomBy(1 / 1.25), 0: this.fit, 1: this.full,
        "[": () => (this.brush = clamp(this.brush - 8, 4, 200)), "]": () => (this.brush = clamp(this.brush + 8, 4, 200)),
        x: () => (this.erase = !this.erase), i: () => this.mode === "mask" && this.add({ kind: "invert" }),
        Escape: () => (this.mode === "mask" ? this.painted && this.add({ kind: "clear" }) : this.box && this.setBox(null)),
      }[e.key];
      if (own && this.src) {
        e.preventDefault();
        own();
      } else if (!e.repeat && this.keys[e.key.toLowerCase()]) {
        e.preventDefault();
        const name = this.keys[e.key.toLowerCase()], field = name === "write" && document.querySelector(".ask-field");
        if (field) field.focus(); // at once, or the first letters would be shortcuts
        else this.$emit("shortcut", name);
      }
    },
    release(e) { if (e.key === " ") this.held = false; },
  },
};
