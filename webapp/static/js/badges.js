/* Writes the number of each gap on the picture, in vermillion, never smaller than can be read from afar.
   Called by picture.js after each frame with the canvas context, the gap edges and the zoom. */
"use strict";

window.maillageBadges = (context, gaps, scale) => {
  const onScreen = Math.max(11, Math.min(17, context.canvas.clientWidth / 60));
  const size = onScreen / Math.min(scale, 1);
  context.save();
  context.font = `bold ${size}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { badge } of gaps) {
    const height = size * 1.5;
    const width = Math.max(height, context.measureText(badge.text).width + size * 0.8);
    context.beginPath();
    context.roundRect(badge.x - width / 2, badge.y - height / 2, width, height, height / 2);
    context.fillStyle = "#fff";
    context.fill();
    context.lineWidth = size / 6;
    context.strokeStyle = "#D55E00";
    context.stroke();
    context.fillStyle = "#1d2430";
    context.fillText(badge.text, badge.x, badge.y + size * 0.06);
  }
  context.restore();
};
