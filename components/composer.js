// Where a message is written: grows with the text, takes pictures by button, drop and paste, keeps everything until the server has it.
export default {
  template: `
    <div class="composer" :class="{ over, locked: !!locked }" @dragover.prevent="over = true" @dragleave="over = false" @drop.prevent="drop">
      <div v-if="pictures.length" class="attached" role="list" aria-label="Attached pictures">
        <div v-for="p in pictures" :key="p.key" class="attachment" :class="{ busy: !p.id }" role="listitem">
          <img :src="p.url" :alt="p.name" /><button type="button" class="before i-close" :aria-label="'Remove ' + p.name" @click="remove(p)"></button>
        </div>
      </div>
      <p v-if="trouble || locked" class="composer-trouble" :role="trouble ? 'alert' : 'note'">{{ trouble || locked }}</p>
      <div class="composer-line">
        <button v-if="uploadUrl" type="button" class="icon-btn before i-attach" :disabled="!!locked || full" :title="attachWords" :aria-label="attachWords" @click="$refs.file.click()"></button>
        <input v-if="uploadUrl" ref="file" type="file" accept="image/*,.heic,.heif,.avif" multiple hidden tabindex="-1" @change="pick" />
        <textarea ref="text" v-model="text" rows="1" :aria-label="label" :placeholder="placeholder" :disabled="!!locked" :readonly="sending" enterkeyhint="send" @keydown.enter="enter" @paste="paste" @input="grow"></textarea>
        <span v-if="text.length > limit * 0.9" class="composer-count" :class="{ wrong: text.length > limit }" role="status">{{ limit - text.length }}</span>
        <button v-if="streaming" type="button" class="send stop before i-stop-full" aria-label="Stop the reply" title="Stop the reply" @click="$emit('stop')"></button>
        <button v-else type="button" class="send before i-send" :disabled="!ready" aria-label="Send" title="Send" @click="send"></button>
      </div>
    </div>`,
  props: {
    uploadUrl: String, label: String, placeholder: String, limit: Number, room: Number, draftKey: String,
    streaming: Boolean, locked: String, taken: Number, refused: Number, given: Array, offer: Array,
  },
  data: () => ({ text: "", pictures: [], over: false, sending: false, trouble: "", next: 0 }),
  mounted() {
    if (this.draftKey) this.text = sessionStorage.getItem(this.draftKey) || "";
    this.addGiven();
    this.$nextTick(() => {
      this.grow();
      // Ready to write; under a finger that would bring up the keyboard over the page.
      if (matchMedia("(pointer: fine)").matches && document.activeElement === document.body) this.$refs.text?.focus({ preventScroll: true });
    });
  },
  beforeUnmount() {
    this.pictures.forEach((p) => p.local && URL.revokeObjectURL(p.url));
  },
  computed: {
    full() { return this.pictures.length >= this.room; },
    attachWords() { return this.full ? `At most ${this.room} pictures` : "Attach pictures"; },
    ready() {
      return !this.locked && !this.sending && this.text.trim() && this.text.length <= this.limit && this.pictures.every((p) => p.id);
    },
  },
  watch: {
    text(value) {
      if (this.draftKey) value ? sessionStorage.setItem(this.draftKey, value) : sessionStorage.removeItem(this.draftKey);
      this.$nextTick(this.grow);
    },
    taken() {
      if (!this.sending) return;
      this.sending = false;
      this.text = "";
      this.pictures = [];
      this.$refs.text.focus();
    },
    refused() { this.sending = false; },
    given() { this.addGiven(); },
    offer([words]) {
      this.text = words;
      this.$refs.text.focus();
    },
  },
  methods: {
    grow() {
      const box = this.$refs.text;
      if (!box) return;
      box.style.height = "auto";
      if (this.text) box.style.height = Math.min(box.scrollHeight, window.innerHeight * 0.35) + "px";
    },
    enter(e) {
      if (e.shiftKey || e.isComposing) return;
      e.preventDefault();
      if (!this.streaming) this.send();
    },
    send() {
      if (!this.ready) return;
      this.sending = true;
      this.trouble = "";
      this.$emit("send", { text: this.text, attachments: this.pictures.map((p) => p.id) });
    },
    addGiven() {
      for (const p of this.given || []) {
        if (!this.pictures.some((q) => q.id === p.id) && !this.full) this.pictures.push({ ...p, key: this.next++ });
      }
    },
    remove(p) {
      this.pictures = this.pictures.filter((q) => q.key !== p.key);
      if (p.local) URL.revokeObjectURL(p.url);
      this.$refs.text.focus();
    },
    pick(e) {
      this.take(e.target.files);
      e.target.value = "";
    },
    drop(e) {
      this.over = false;
      this.take(e.dataTransfer.files);
    },
    paste(e) {
      const files = [...e.clipboardData.files];
      if (!files.length) return;
      e.preventDefault();
      this.take(files);
    },
    take(files) {
      this.trouble = "";
      if (!this.uploadUrl || this.locked) return;
      for (const file of files) {
        if (file.type && !file.type.startsWith("image/")) this.trouble = `${file.name} is not a picture.`;
        else if (this.full) this.trouble = `A message carries at most ${this.room} pictures.`;
        else this.upload(file);
      }
    },
    async upload(file) {
      const key = this.next++;
      this.pictures.push({ key, id: null, name: file.name, url: URL.createObjectURL(file), local: true });
      try {
        const body = new FormData();
        body.append("file", file);
        const answer = await fetch((window.path_prefix || "") + this.uploadUrl, { method: "POST", body });
        const said = await answer.json().catch(() => ({}));
        if (!answer.ok) throw new Error(said.error?.message || `${file.name} could not be uploaded.`);
        const mine = this.pictures.find((p) => p.key === key);
        if (mine) mine.id = said.id;
      } catch (problem) {
        this.trouble = problem instanceof TypeError ? "No connection: the picture was not uploaded." : problem.message;
        const mine = this.pictures.find((p) => p.key === key);
        if (mine) this.remove(mine);
      }
    },
  },
};
