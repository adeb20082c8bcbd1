from tests.kept_scene import _begin_in_scene, _beginnings, _begun, _scene_of_file, begun, scene

__all__ = ["_begin_in_scene", "_beginnings", "_begun", "_scene_of_file", "begun", "scene"]
