// The game itself, and the three lines that give coins for a lit lamp.
const canvas = document.querySelector("canvas");
const pen = canvas.getContext("2d");
const flies = Array.from({ length: 60 }, (_, at) => ({ x: (at * 97) % 640, y: (at * 61) % 360, turn: at }));
const net = { x: 320, y: 180 };
let caught = 0;

document.addEventListener("lamplighter-work", async ({ detail }) => {
  const answer = await fetch("/coins", { method: "POST", body: JSON.stringify(detail) });
  document.querySelector("#coins").textContent = (await answer.json()).coins;
});

canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
  net.x = (offsetX * canvas.width) / canvas.clientWidth;
  net.y = (offsetY * canvas.height) / canvas.clientHeight;
});

document.addEventListener("keydown", ({ key }) => {
  const [dx, dy] = { ArrowLeft: [-12, 0], ArrowRight: [12, 0], ArrowUp: [0, -12], ArrowDown: [0, 12] }[key] ?? [0, 0];
  net.x += dx;
  net.y += dy;
});

function draw(now) {
  pen.clearRect(0, 0, canvas.width, canvas.height);
  for (const fly of flies) {
    fly.x = (fly.x + Math.sin(now / 700 + fly.turn) + 640) % 640;
    fly.y = (fly.y + Math.cos(now / 900 + fly.turn * 2) + 360) % 360;
    if (Math.hypot(fly.x - net.x, fly.y - net.y) < 18) {
      caught += 1;
      fly.x = (fly.x + 300) % 640;
    }
    pen.fillStyle = `hsl(45 100% ${60 + 20 * Math.sin(now / 300 + fly.turn)}%)`;
    pen.fillRect(fly.x - 2, fly.y - 2, 4, 4);
  }
  pen.strokeStyle = "#9aa6c4";
  pen.strokeRect(net.x - 18, net.y - 18, 36, 36);
  pen.fillStyle = "#e9edf8";
  pen.fillText(`Caught: ${caught}`, 12, 20);
  requestAnimationFrame(draw);
}
requestAnimationFrame(draw);
