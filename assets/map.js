// map.js: the map drawn nearer, and moved. Comfort only: without it each area leads to a map of its own. Nothing changes but what
// is seen of the drawing, its viewBox; marks and words, which the style sheet draws smaller, keep about their size. The map is never mirrored, so left is left in every language.
"use strict";
(() => {
	const figure = document.querySelector(".map"), map = figure?.querySelector(":scope > svg");
	if (!map) return;
	const [left, top, width, height] = map.getAttribute("viewBox").split(" ").map(Number);
	const nearest = 12, step = 1.5, still = matchMedia("(prefers-reduced-motion: reduce)");
	const within = (least, value, most) => Math.min(Math.max(value, least), most);
	let seen = { x: left, y: top, width };
	let glides = 0;

	const high = (view) => view.width * height / width;

	function show(view) {
		const wide = within(width / nearest, view.width, width);
		seen = { width: wide, x: within(left, view.x, left + width - wide), y: within(top, view.y, top + height - high({ width: wide })) };
		map.setAttribute("viewBox", `${seen.x} ${seen.y} ${seen.width} ${high(seen)}`);
		figure.classList.toggle("near", seen.width < width);
		figure.dataset.near = [8, 4, 2, 1].find((times) => width / seen.width >= times * 0.7);
	}

	// From one view to the next in a sixth of a second; at once for who wants no motion.
	function glide(to) {
		cancelAnimationFrame(glides);
		if (still.matches) { show(to); return; }
		const from = { ...seen }, began = performance.now();
		const part = (now) => {
			const done = within(0, (now - began) / 160, 1);
			show(Object.fromEntries(Object.keys(from).map((name) => [name, from[name] + (to[name] - from[name]) * done])));
			if (done < 1) glides = requestAnimationFrame(part);
		};
		glides = requestAnimationFrame(part);
	}

	// Nearer or farther by a factor; what lies at the spot stays there.
	function nearer(factor, spot = { x: seen.x + seen.width / 2, y: seen.y + high(seen) / 2 }) {
		const wide = within(width / nearest, seen.width / factor, width), share = wide / seen.width;
		return { width: wide, x: spot.x - (spot.x - seen.x) * share, y: spot.y - (spot.y - seen.y) * share };
	}
	const moved = (x, y) => ({ ...seen, x: seen.x + x * seen.width / 4, y: seen.y + y * high(seen) / 4 });
	const whole = () => ({ x: left, y: top, width });

	const does = {
		in: { sign: "+", keys: ["+", "="], view: () => nearer(step) },
		out: { sign: "−", keys: ["-", "_"], view: () => nearer(1 / step) },
		left: { sign: "←", keys: ["ArrowLeft"], view: () => moved(-1, 0), near: true },
		up: { sign: "↑", keys: ["ArrowUp"], view: () => moved(0, -1), near: true },
		down: { sign: "↓", keys: ["ArrowDown"], view: () => moved(0, 1), near: true },
		right: { sign: "→", keys: ["ArrowRight"], view: () => moved(1, 0), near: true },
		whole: { keys: ["0"], view: whole, near: true },
	};

	// --- Buttons and keys. The keys count while the focus is in the map.

	const tools = document.createElement("div");
	tools.className = "map-tools";
	tools.dir = "ltr";
	tools.setAttribute("role", "group");
	tools.setAttribute("aria-label", figure.dataset.tools);
	for (const [name, deed] of Object.entries(does)) {
		const button = document.createElement("button");
		button.type = "button";
		button.className = "btn";
		button.textContent = deed.sign ?? figure.dataset[name];
		if (deed.sign) {
			button.title = figure.dataset[name];
			button.setAttribute("aria-label", figure.dataset[name]);
		}
		button.addEventListener("click", () => glide(deed.view()));
		tools.append(button);
	}
	figure.prepend(tools);

	figure.addEventListener("keydown", (event) => {
		const deed = Object.values(does).find((one) => one.keys.includes(event.key));
		if (!deed || event.ctrlKey || event.metaKey || event.altKey || (deed.near && seen.width >= width)) return;
		event.preventDefault();
		event.stopPropagation();
		glide(deed.view());
	});

	// What has the focus is in sight.
	map.addEventListener("focusin", (event) => {
		const box = event.target.getBBox(), x = box.x + box.width / 2, y = box.y + box.height / 2;
		if (x < seen.x || x > seen.x + seen.width || y < seen.y || y > seen.y + high(seen)) glide({ ...seen, x: x - seen.width / 2, y: y - high(seen) / 2 });
	});

	// --- Dragging with one pointer, two fingers, and the wheel with Ctrl.

	const spot_of = (at) => new DOMPoint(at.clientX, at.clientY).matrixTransform(map.getScreenCTM().inverse());
	const down = new Map();
	let held = null, far = 0, dragged = false;

	const spread = () => {
		const [a, b] = [...down.values()];
		return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
	};

	map.addEventListener("dragstart", (event) => event.preventDefault());
	map.addEventListener("pointerdown", (event) => {
		if (event.button !== 0 || seen.width >= width) return;
		down.set(event.pointerId, event);
		held = spot_of(event);
		dragged = false;
		if (down.size === 2) far = spread();
	});
	map.addEventListener("pointermove", (event) => {
		if (!down.has(event.pointerId)) return;
		const first = down.get(event.pointerId);
		if (!dragged && Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) < 5) return;
		if (!dragged) map.setPointerCapture(event.pointerId);
		dragged = true;
		down.set(event.pointerId, event);
		if (down.size === 2) {
			const now = spread();
			show(nearer(now / far, held));
			far = now;
			return;
		}
		const here = spot_of(event);
		show({ ...seen, x: seen.x + held.x - here.x, y: seen.y + held.y - here.y });
	});
	for (const name of ["pointerup", "pointercancel"])
		map.addEventListener(name, (event) => {
			down.delete(event.pointerId);
			const [other] = down.values();
			if (other) held = spot_of(other);
		});
	// Where a drag ends, nothing is opened.
	map.addEventListener("click", (event) => {
		if (!dragged) return;
		event.preventDefault();
		event.stopPropagation();
		dragged = false;
	}, true);
	map.addEventListener("wheel", (event) => {
		if (!event.ctrlKey) return;
		event.preventDefault();
		show(nearer(Math.exp(-event.deltaY / 300), spot_of(event)));
	}, { passive: false });
})();
