"""One place draws a picture: a network, its gaps and the places of its nodes become a scene, which writers show."""
